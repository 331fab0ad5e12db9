import { allow, router } from '@millwright/platform';
import { listOpenPayments, listPayments } from './payments.queries.ts';
import {
  changePaymentInput,
  invoicePaymentInput,
  openPaymentsInput,
  paymentsInput,
  paymentVersionInput,
  planPaymentInput,
  recordReceiptInput,
  removeReceiptInput,
} from './payments.schemas.ts';
import { changePayment, invoicePayment, planPayment, removePayment } from './plan-payment.ts';
import { recordReceipt, removeReceipt } from './record-receipt.ts';

export const paymentsRouter = router({
  list: allow('read', 'PaymentMilestone')
    .input(paymentsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listPayments(scope, input.contractId))),
  open: allow('read', 'PaymentMilestone')
    .input(openPaymentsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listOpenPayments(scope, input))),
  plan: allow('plan', 'PaymentMilestone')
    .input(planPaymentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => planPayment(scope, input))),
  change: allow('plan', 'PaymentMilestone')
    .input(changePaymentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => changePayment(scope, input))),
  remove: allow('plan', 'PaymentMilestone')
    .input(paymentVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removePayment(scope, input))),
  invoice: allow('invoice', 'PaymentMilestone')
    .input(invoicePaymentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => invoicePayment(scope, input))),
  receive: allow('record', 'PaymentReceipt')
    .input(recordReceiptInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recordReceipt(scope, input))),
  removeReceipt: allow('remove', 'PaymentReceipt')
    .input(removeReceiptInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeReceipt(scope, input))),
});
