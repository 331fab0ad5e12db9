import { allow, router } from '@millwright/platform';
import { createDutyInput, dutyVersionInput, updateDutyInput } from './duties.schemas.ts';
import { createDuty, listDuties, removeDuty, restoreDuty, updateDuty } from './duties.ts';

export const dutiesRouter = router({
  list: allow('read', 'Duty').query(({ ctx }) => ctx.read((scope) => listDuties(scope))),
  create: allow('edit', 'Duty')
    .input(createDutyInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => createDuty(scope, input))),
  update: allow('edit', 'Duty')
    .input(updateDutyInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateDuty(scope, input))),
  remove: allow('edit', 'Duty')
    .input(dutyVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeDuty(scope, input))),
  restore: allow('edit', 'Duty')
    .input(dutyVersionInput.pick({ dutyId: true }))
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreDuty(scope, input))),
});
