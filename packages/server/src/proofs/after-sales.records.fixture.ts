import type { Scope } from '@millwright/platform';
import { makeDelivery } from '../modules/delivery/delivery.factory.ts';
import { makeFeedback } from '../modules/feedback/feedback.factory.ts';
import type { Canaries } from './canaries.fixture.ts';

/** The hash of the bytes `note`. */
const NOTE_HASH = 'edb465624291e4053c6c5ea4b7eb320dec773e10a57d26b95dcf0564f8e310f8';

interface Around {
  tag: string;
  contractId: string;
  deliveredContractId: string;
  departmentIds: string[];
  bossId: string;
  staffId: string;
  leadId: string;
  contactId: string;
  canaries: Canaries;
}

/** Feedback and deliveries of a firm in every state a specimen needs. */
export async function buildAfterSales(scope: Scope, around: Around) {
  const { tx } = scope;
  const { tag, contractId, departmentIds, canaries } = around;
  await tx.feedbackSetting.create({
    data: {
      opensAt: '08:30',
      closesAt: '17:30',
      criticalHours: 4,
      majorHours: 9,
      minorHours: 27,
      reopenDays: 30,
    },
  });
  const feedback = (name: string, more: object = {}) =>
    makeFeedback(scope, {
      contractId,
      departmentIds,
      number: `${tag}-${name}`,
      title: `${tag} ${name}`,
      text: `${tag} feedback text`,
      isShown: true,
      ownerId: around.staffId,
      reporterId: around.staffId,
      messages: [
        { text: canaries.feedbackNote, isInternal: true, memberId: around.staffId },
        { text: `${tag} answer`, memberId: around.staffId },
      ],
      ...more,
    });
  const delivery = (name: string, more: object = {}) =>
    makeDelivery(scope, {
      contractId: around.deliveredContractId,
      departmentIds,
      number: `${tag}-${name}`,
      place: `${tag} place`,
      carrier: `${tag} carrier`,
      items: [{ text: `${tag} machine`, quantity: '1', unit: 'pcs', serialNos: [`${tag}-SN`] }],
      ...more,
    });
  // Waits on a contract that something critical keeps back, so that somebody may ask to deliver all the same.
  const blockedDeliveryId = await delivery('blocked', { contractId });
  const criticalFeedbackId = await feedback('critical', { severity: 'critical' });
  const override = async (deliveryId: string, requestedBy: string, more: object = {}) => {
    const blockers = [{ key: `feedback:${criticalFeedbackId}`, kind: 'feedback', name: `${tag} blocker` }];
    const data = { deliveryId, contractId, reason: `${tag} reason`, blockers, requestedBy, ...more };
    return (await tx.deliveryOverride.create({ data })).id;
  };
  const handedOverDeliveryId = await delivery('handed-over', {
    status: 'handed_over',
    deliveredOn: '2026-01-20',
  });
  const note = await tx.deliveryNote.create({
    data: {
      deliveryId: handedOverDeliveryId,
      contractId: around.deliveredContractId,
      locale: 'en',
      stage: 'handed_over',
      round: 1,
      size: 4,
      sha256: NOTE_HASH,
    },
  });
  await tx.deliveryNoteContent.create({
    data: { noteId: note.id, sha256: NOTE_HASH, bytes: new Uint8Array(Buffer.from('note')) },
  });
  const signedDeliveryId = await delivery('signed', { status: 'handed_over' });
  await tx.deliverySignature.create({
    data: {
      deliveryId: signedDeliveryId,
      contractId: around.deliveredContractId,
      round: 1,
      verdict: 'signed',
      name: `${tag} signer`,
      statement: 'received',
      signedOn: new Date('2026-11-20'),
    },
  });
  await tx.delivery.updateMany({ where: { id: signedDeliveryId }, data: { status: 'signed' } });
  const otherBlockedId = await delivery('asked', { contractId });
  const thirdBlockedId = await delivery('asked-by-boss', { contractId });
  return {
    feedbackId: await feedback('new'),
    criticalFeedbackId,
    triagedFeedbackId: await feedback('triaged', { status: 'triaged' }),
    workedFeedbackId: await feedback('worked', { status: 'in_progress' }),
    resolvedFeedbackId: await feedback('resolved', { status: 'resolved' }),
    customersFeedbackId: await feedback('customers', { contactId: around.contactId, reporterId: null }),
    innerFeedbackId: await feedback('inner', { isShown: false, title: canaries.innerFeedback }),
    deliveryId: await delivery('prepared'),
    blockedDeliveryId,
    handedOverDeliveryId,
    overrideId: await override(otherBlockedId, around.leadId),
    ownOverrideId: await override(thirdBlockedId, around.bossId),
  };
}
