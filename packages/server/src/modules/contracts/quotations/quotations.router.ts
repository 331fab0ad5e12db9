import { allow, router } from '@millwright/platform';
import {
  addQuotationInput,
  quotationsInput,
  quotationVersionInput,
  updateQuotationInput,
} from './quotations.schemas.ts';
import { addQuotation, listQuotations, removeQuotation, updateQuotation } from './quotations.ts';

export const quotationsRouter = router({
  list: allow('read', 'Quotation')
    .input(quotationsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listQuotations(scope, input.contractId))),
  add: allow('edit', 'Quotation')
    .input(addQuotationInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => addQuotation(scope, input))),
  update: allow('edit', 'Quotation')
    .input(updateQuotationInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateQuotation(scope, input))),
  remove: allow('edit', 'Quotation')
    .input(quotationVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeQuotation(scope, input))),
});
