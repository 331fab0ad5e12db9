import { z } from 'zod';
import { decimal } from '../contracts.schemas.ts';
import { PAYMENT_TRIGGERS } from './payments.lifecycle.ts';

const id = z.uuid();
const version = z.number().int().min(1);
const day = z.iso.date();
/** Acceptance stages are the acceptance module's words; any stage where left out. */
const stage = z.string().trim().min(1).max(40);
const positive = decimal.refine((text) => Number(text) > 0);

const plan = z.object({
  name: z.string().trim().min(1).max(100),
  /** Of the contract's amount, at most two decimals. One of the two, percent or amount. */
  percent: z
    .string()
    .regex(/^\d{1,3}(\.\d{1,2})?$/)
    .refine((text) => Number(text) > 0 && Number(text) <= 100)
    .nullable(),
  amount: positive.nullable(),
  trigger: z.enum(PAYMENT_TRIGGERS),
  milestoneId: id.nullable(),
  stage: stage.nullable(),
  fixedOn: day.nullable(),
  /** Days from the event to the last day to pay. */
  dueDays: z.number().int().min(0).max(3_650),
  isBlocking: z.boolean(),
});
type Plan = z.infer<typeof plan>;

const oneMeasure = ({ percent, amount }: Plan) => (percent === null) !== (amount === null);
const whenKnown = ({ trigger, milestoneId, fixedOn }: Plan) =>
  (trigger !== 'milestone' || milestoneId !== null) && (trigger !== 'fixed_date' || fixedOn !== null);
const sound = <T extends z.ZodType<Plan>>(schema: T) =>
  schema
    .refine(oneMeasure, { path: ['percent'], params: { code: 'payments.percent_or_amount' } })
    .refine(whenKnown, { path: ['trigger'], params: { code: 'payments.trigger_incomplete' } });

export const paymentsInput = z.object({ contractId: id });
export const planPaymentInput = sound(plan.extend({ contractId: id }));
export const changePaymentInput = sound(plan.extend({ paymentId: id, version }));
export const paymentVersionInput = z.object({ paymentId: id, version });
/** A day and perhaps a number; null takes the invoice back. */
export const invoicePaymentInput = paymentVersionInput.extend({
  invoicedOn: day.nullable(),
  invoiceNo: z.string().trim().max(60).nullish(),
});
/** The version seen makes sure that one transfer is not entered twice by two people. */
export const recordReceiptInput = paymentVersionInput.extend({
  receivedOn: day,
  amount: positive,
  note: z.string().trim().max(500).nullish(),
});
export const removeReceiptInput = z.object({ receiptId: id });
export const openPaymentsInput = z.object({ overdue: z.boolean().optional() });

export type PlanPayment = z.infer<typeof planPaymentInput>;
export type ChangePayment = z.infer<typeof changePaymentInput>;
export type PaymentVersion = z.infer<typeof paymentVersionInput>;
export type InvoicePayment = z.infer<typeof invoicePaymentInput>;
export type RecordReceipt = z.infer<typeof recordReceiptInput>;
