import { allow, router } from '@millwright/platform';
import { listAmendments } from './amendments.queries.ts';
import {
  amendmentsInput,
  amendmentVersionInput,
  approveAmendmentInput,
  draftAmendmentInput,
  rejectAmendmentInput,
  reviseAmendmentInput,
} from './amendments.schemas.ts';
import {
  approveAmendment,
  proposeAmendment,
  rejectAmendment,
  withdrawAmendment,
} from './decide-amendment.ts';
import { draftAmendment, reviseAmendment } from './draft-amendment.ts';

export const amendmentsRouter = router({
  list: allow('read', 'Contract')
    .input(amendmentsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listAmendments(scope, input.contractId))),
  draft: allow('draft', 'ContractAmendment')
    .input(draftAmendmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => draftAmendment(scope, input))),
  revise: allow('draft', 'ContractAmendment')
    .input(reviseAmendmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => reviseAmendment(scope, input))),
  propose: allow('propose', 'ContractAmendment')
    .input(amendmentVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => proposeAmendment(scope, input))),
  approve: allow('approve', 'ContractAmendment')
    .input(approveAmendmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => approveAmendment(scope, input))),
  reject: allow('reject', 'ContractAmendment')
    .input(rejectAmendmentInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => rejectAmendment(scope, input))),
  withdraw: allow('withdraw', 'ContractAmendment')
    .input(amendmentVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => withdrawAmendment(scope, input))),
});
