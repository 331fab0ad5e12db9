import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { newTraceCode } from '../modules/files/previews/trace-codes.ts';

interface Around {
  tag: string;
  contractId: string;
  departmentId: string;
  staffId: string;
}

/** Files of a contract in every state a specimen needs, with their folders. Their bytes are nobody's concern here. */
export async function buildFiles({ tx }: Scope, { tag, contractId, departmentId, staffId }: Around) {
  const home = { subjectType: 'Contract', subjectId: contractId, contractId };
  const type = await tx.fileType.findFirst({ where: { code: 'technical' } });
  const typeId = type!.id;
  const others = await tx.fileType.findMany({ where: { deletedAt: null, code: { not: 'technical' } } });
  const removed = await tx.fileType.create({
    data: { code: `${tag} removed`, name: `${tag} removed`, deletedAt: new Date('2026-11-01') },
  });
  const file = async (name: string, more: object = {}) => {
    const id = newId();
    await tx.fileAsset.create({
      data: {
        ...home,
        id,
        typeId,
        name: `${tag} ${name}`,
        departmentsRead: true,
        departmentIds: [departmentId],
        personIds: [staffId],
        lastVersionNo: 2,
        ...more,
      },
    });
    for (const number of [1, 2]) {
      await tx.fileVersion.create({
        data: {
          fileId: id,
          contractId,
          number,
          size: 5n,
          contentType: 'text/plain',
          storageKey: `specimen/${newId()}`,
          sha256: 'a'.repeat(64),
          state: 'good',
          note: `${tag} note`,
          memberId: staffId,
        },
      });
    }
    return id;
  };
  const folder = async (name: string) => {
    const id = newId();
    await tx.fileFolder.create({ data: { ...home, id, name: `${tag} ${name}`, ancestorIds: [id] } });
    return id;
  };
  const fileId = await file('drawing.dxf');
  const old = await tx.fileVersion.findFirst({ where: { fileId, number: 1 } });
  await tx.fileRemoval.create({
    data: {
      versionId: old!.id,
      contractId,
      fileName: `${tag} drawing.dxf`,
      versionNo: 1,
      size: 5n,
      reason: 'older_version',
      ruleYears: 3,
      ruleBy: staffId,
    },
  });
  const { id: fileVersionId } = (await tx.fileVersion.findFirst({ where: { fileId, number: 2 } }))!;
  const traceCode = newTraceCode();
  await tx.fileView.create({
    data: { versionId: fileVersionId, contractId, code: traceCode, memberId: staffId },
  });
  await tx.filePreview.create({
    data: { versionId: fileVersionId, contractId, state: 'ready', text: `${tag} text` },
  });
  const shownFileId = await file('shown.pdf');
  const { id: shownVersionId } = (await tx.fileVersion.findFirst({ where: { fileId: shownFileId } }))!;
  const { customerId } = (await tx.contract.findFirst({ where: { id: contractId } }))!;
  await tx.filePublication.create({
    data: {
      fileId: shownFileId,
      versionId: shownVersionId,
      contractId,
      name: `${tag} shown.pdf`,
      versionNo: 1,
      customerId,
      customerName: `${tag} customer`,
      traceCode: newTraceCode(),
      memberId: staffId,
    },
  });
  return {
    fileTypeId: typeId,
    // The rest of the firm's list, which is put in order as a whole.
    secondFileTypeId: others[0]!.id,
    thirdFileTypeId: others[1]!.id,
    fourthFileTypeId: others[2]!.id,
    removedFileTypeId: removed.id,
    fileId,
    fileVersionId,
    traceCode,
    heldFileId: await file('held.dxf', { checkedOutBy: staffId, checkedOutUntil: new Date('2099-01-01') }),
    deletedFileId: await file('deleted.dxf', { deletedAt: new Date('2026-11-01') }),
    fileFolderId: await folder('drawings'),
    uploadId: '',
    emptyUploadId: '',
  };
}
