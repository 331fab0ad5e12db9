import { conflict, notFound, type Scope } from '@millwright/platform';
import { paymentChanged } from '../contracts.events.ts';
import { requireOpen } from '../operations/contract-terms.ts';
import { findPayment, listPayments, type Payments } from './payments.queries.ts';
import type { RecordReceipt } from './payments.schemas.ts';
import { requirePast } from './plan-payment.ts';

/**
 * Notes money that came in, the whole or a part. The payment is held and its version compared: two people who enter the
 * same transfer at once have entered it once, and the second is told.
 */
export async function recordReceipt(scope: Scope, input: RecordReceipt): Promise<Payments> {
  const { payment, contract } = await findPayment(scope, input.paymentId);
  const { contractId } = payment;
  scope.require('record', 'PaymentReceipt', { contractId });
  requireOpen(contract);
  if (contract.status === 'draft') throw conflict('payments.contract_not_signed');
  requirePast(scope, 'receivedOn', input.receivedOn);
  if (payment.expected === null) throw conflict('payments.amount_unknown', { name: payment.name });
  const left = Math.round((Number(payment.expected) - Number(payment.received)) * 100);
  if (Math.round(Number(input.amount) * 100) > left)
    throw conflict('payments.more_than_open', { name: payment.name, left: (left / 100).toFixed(2) });

  // Raises the version, so that whoever has seen the payment without this receipt does not add the same one.
  await scope.save('paymentMilestone', payment, input.version, { updatedAt: scope.now() });
  await scope.tx.paymentReceipt.create({
    data: {
      contractId,
      paymentId: payment.id,
      receivedOn: new Date(input.receivedOn),
      amount: input.amount,
      note: input.note || null,
    },
  });
  await scope.announce(paymentChanged, { contractId, paymentId: payment.id, verb: 'received' });
  return listPayments(scope, contractId);
}

/** Takes back a receipt that was entered by mistake. The history keeps that it was there. */
export async function removeReceipt(scope: Scope, input: { receiptId: string }): Promise<Payments> {
  const receipt = scope.can('read', 'PaymentReceipt')
    ? await scope.sql
        .selectFrom('payment_receipt')
        .where('id', '=', input.receiptId)
        .select(['id', 'payment_id as paymentId'])
        .executeTakeFirst()
    : undefined;
  if (!receipt) throw notFound('payments.receipt_not_found');
  const { payment, contract } = await findPayment(scope, receipt.paymentId);
  const { contractId } = payment;
  scope.require('remove', 'PaymentReceipt', { contractId });
  requireOpen(contract);
  await scope.save('paymentMilestone', payment, payment.version, { updatedAt: scope.now() });
  await scope.tx.paymentReceipt.deleteMany({ where: { id: receipt.id } });
  await scope.announce(paymentChanged, { contractId, paymentId: payment.id, verb: 'receipt-removed' });
  return listPayments(scope, contractId);
}
