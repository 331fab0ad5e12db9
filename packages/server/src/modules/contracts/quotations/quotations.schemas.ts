import { requestKey } from '@millwright/platform/browser';
import { z } from 'zod';
import { decimal, terms } from '../contracts.schemas.ts';

const id = z.uuid();
const day = z.iso.date();
const quotation = z.object({
  quotationNo: z.string().trim().min(1).max(60),
  quotedOn: day,
  validUntil: day.nullable(),
  amount: decimal,
  currency: terms.currency,
  note: z.string().trim().max(500).nullable(),
});
const inOrder = ({ quotedOn, validUntil }: z.infer<typeof quotation>) =>
  validUntil === null || validUntil >= quotedOn;
const sound = <T extends z.ZodType<z.infer<typeof quotation>>>(schema: T) =>
  schema.refine(inOrder, { path: ['validUntil'], params: { code: 'quotations.valid_before_quoted' } });

export const quotationsInput = z.object({ contractId: id });
export const addQuotationInput = sound(quotation.extend({ contractId: id, requestKey }));
export const updateQuotationInput = sound(
  quotation.extend({ quotationId: id, version: z.number().int().min(1) }),
);
export const quotationVersionInput = z.object({ quotationId: id, version: z.number().int().min(1) });

export type AddQuotation = z.infer<typeof addQuotationInput>;
export type UpdateQuotation = z.infer<typeof updateQuotationInput>;
export type QuotationVersion = z.infer<typeof quotationVersionInput>;
