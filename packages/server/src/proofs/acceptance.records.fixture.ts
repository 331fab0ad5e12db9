import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';

interface Around {
  tag: string;
  contractId: string;
  customerId: string;
  departmentIds: string[];
  bossId: string;
  staffId: string;
  contactId: string;
  taskId: string;
}

/** Rounds of acceptance in every state a specimen needs, asked for by staff and reviewed by the boss. */
export async function buildAcceptance({ tx }: Scope, of: Around) {
  const { tag, contractId, customerId, departmentIds, bossId, staffId, contactId, taskId } = of;
  const stages = await tx.acceptanceStage.findMany({
    where: { contractId: null },
    orderBy: { sortOrder: 'asc' },
  });
  const reasons = await tx.acceptanceReason.findMany({ orderBy: { sortOrder: 'asc' } });
  const { id: templateId } = await tx.checklistTemplate.create({ data: { name: `${tag} checklist` } });
  await tx.checklistItem.create({
    data: { templateId, sortOrder: 1, title: `${tag} question`, kind: 'yes_no' },
  });
  const round = async (code: string, acceptor: string, status: string, more: object = {}) => {
    const stage = stages.find((one) => one.code === code)!;
    const acceptance = await tx.acceptance.create({
      data: {
        contractId,
        stageId: stage.id,
        stageCode: code,
        acceptor,
        title: `${tag} part`,
        isWhole: false,
        requesterId: staffId,
        departmentIds,
      },
    });
    await tx.acceptanceTask.create({ data: { acceptanceId: acceptance.id, contractId, taskId } });
    const { id } = await tx.acceptanceRound.create({
      data: {
        acceptanceId: acceptance.id,
        contractId,
        number: 1,
        quantity: '1',
        status,
        note: `${tag} round`,
        requestedBy: staffId,
        workedBy: [staffId],
        ...more,
      },
    });
    return id;
  };
  const reviewed = { inspectorIds: [bossId], startedAt: new Date() };
  const decided = { ...reviewed, acceptedQuantity: '1', decidedAt: new Date() };
  const roundId = await round('internal', 'inspector', 'under_review', reviewed);
  const check = await tx.acceptanceCheck.create({
    data: { roundId, contractId, sortOrder: 1, title: `${tag} question`, kind: 'yes_no', isRequired: false },
  });
  const finding = await tx.nonConformance.create({
    data: {
      roundId,
      contractId,
      checkId: check.id,
      reasonId: reasons[0]!.id,
      severity: 'minor',
      description: `${tag} scratch`,
    },
  });
  const type = await tx.fileType.findFirst({ where: { code: 'other' } });
  const photo = async (name: string) => {
    const id = newId();
    const home = { subjectType: 'AcceptanceRound', subjectId: roundId, contractId };
    const personIds = [bossId, staffId];
    await tx.fileAsset.create({
      data: {
        ...home,
        id,
        typeId: type!.id,
        name: `${tag} ${name}`,
        departmentIds,
        personIds,
        lastVersionNo: 1,
      },
    });
    await tx.fileVersion.create({
      data: {
        fileId: id,
        contractId,
        number: 1,
        size: 5n,
        contentType: 'image/jpeg',
        storageKey: `specimen/${newId()}`,
        sha256: 'b'.repeat(64),
        state: 'good',
        memberId: bossId,
      },
    });
    return id;
  };
  const attachedFileId = await photo('attached.jpg');
  await tx.acceptanceEvidence.create({
    data: { roundId, contractId, checkId: check.id, fileId: attachedFileId },
  });
  const signedRoundId = await round('sat', 'customer', 'passed_with_concession', decided);
  await tx.concession.create({
    data: { roundId: signedRoundId, contractId, grantedBy: bossId, reason: `${tag} conceded` },
  });
  await tx.acceptanceSignature.create({
    data: {
      roundId: signedRoundId,
      contractId,
      customerId,
      contactId,
      typedName: `${tag} signer`,
      statement: 'acceptance-1',
      locale: 'en',
    },
  });
  return {
    checklistId: templateId,
    acceptanceReasonId: reasons[0]!.id,
    firstStageId: stages[0]!.id,
    secondStageId: stages[1]!.id,
    thirdStageId: stages[2]!.id,
    roundId,
    checkId: check.id,
    findingId: finding.id,
    photoId: await photo('photo.jpg'),
    attachedFileId,
    requestedRoundId: await round('internal', 'inspector', 'requested'),
    cleanRoundId: await round('internal', 'inspector', 'under_review', reviewed),
    customerRoundId: await round('sat', 'customer', 'under_review', reviewed),
    waitingRoundId: await round('sat', 'customer', 'awaiting_customer', {
      ...reviewed,
      submittedAt: new Date(),
    }),
    passedRoundId: await round('fat', 'inspector', 'passed', decided),
  };
}
