import { allow, router } from '@millwright/platform';
import {
  addFindingInput,
  concedeInput,
  contractAcceptanceInput,
  evidenceInput,
  listRoundsInput,
  passInput,
  recordInput,
  rejectInput,
  removeFindingInput,
  requestInput,
  roundInput,
  roundVersionInput,
  submitInput,
  withdrawInput,
  yieldInput,
} from './acceptance.schemas.ts';
import { contractAcceptance } from './contract-acceptance.queries.ts';
import { concedeRound, passRound, rejectRound, submitRound } from './operations/decide-round.ts';
import { removeChecklist, removeReason, saveChecklist, saveReason } from './operations/keep-setup.ts';
import { resetStages, saveStages } from './operations/keep-stages.ts';
import { noteFinding, removeFinding } from './operations/note-finding.ts';
import { attachEvidence, detachEvidence, recordResult } from './operations/record-result.ts';
import { requestAcceptance } from './operations/request-acceptance.ts';
import { joinReview, recallRound, startReview, withdrawRound } from './operations/review-round.ts';
import { getRound } from './rounds.queries.ts';
import { listRounds } from './rounds-list.queries.ts';
import { getChecklist, listChecklists, listReasons } from './setup.queries.ts';
import {
  checklistInput,
  removeChecklistInput,
  removeReasonInput,
  resetStagesInput,
  saveChecklistInput,
  saveReasonInput,
  saveStagesInput,
  stagesInput,
} from './setup.schemas.ts';
import { shownStages } from './stages.queries.ts';
import { firstPassYield } from './yield.queries.ts';

export const acceptanceRouter = router({
  contract: allow('read', 'Acceptance')
    .input(contractAcceptanceInput)
    .query(({ ctx, input }) => ctx.read((scope) => contractAcceptance(scope, input.contractId))),
  list: allow('read', 'Acceptance')
    .input(listRoundsInput)
    .query(({ ctx, input }) => ctx.read((scope) => listRounds(scope, input))),
  round: allow('read', 'Acceptance')
    .input(roundInput)
    .query(({ ctx, input }) => ctx.read((scope) => getRound(scope, input.roundId))),
  yield: allow('read', 'Acceptance')
    .input(yieldInput)
    .query(({ ctx, input }) => ctx.read((scope) => firstPassYield(scope, input))),

  request: allow('request', 'Acceptance')
    .input(requestInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => requestAcceptance(scope, input))),
  withdraw: allow('withdraw', 'Acceptance')
    .input(withdrawInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => withdrawRound(scope, input))),

  start: allow('start', 'Acceptance')
    .input(roundVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => startReview(scope, input))),
  join: allow('join', 'Acceptance')
    .input(roundInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => joinReview(scope, input))),
  record: allow('record', 'Acceptance')
    .input(recordInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recordResult(scope, input))),
  attachEvidence: allow('record', 'Acceptance')
    .input(evidenceInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => attachEvidence(scope, input))),
  detachEvidence: allow('record', 'Acceptance')
    .input(evidenceInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => detachEvidence(scope, input))),
  addFinding: allow('record', 'Acceptance')
    .input(addFindingInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => noteFinding(scope, input))),
  removeFinding: allow('record', 'Acceptance')
    .input(removeFindingInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeFinding(scope, input))),

  pass: allow('pass', 'Acceptance')
    .input(passInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => passRound(scope, input))),
  concede: allow('concede', 'Acceptance')
    .input(concedeInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => concedeRound(scope, input))),
  reject: allow('reject', 'Acceptance')
    .input(rejectInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => rejectRound(scope, input))),
  submit: allow('submit', 'Acceptance')
    .input(submitInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => submitRound(scope, input))),
  recall: allow('recall', 'Acceptance')
    .input(roundVersionInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => recallRound(scope, input))),

  stages: allow('read', 'AcceptanceSetup')
    .input(stagesInput)
    .query(({ ctx, input }) => ctx.read((scope) => shownStages(scope, input.contractId))),
  saveStages: allow('update', 'AcceptanceSetup')
    .input(saveStagesInput.omit({ contractId: true }))
    .mutation(({ ctx, input }) => ctx.write((scope) => saveStages(scope, input))),
  saveContractStages: allow('configure', 'Acceptance')
    .input(saveStagesInput.required({ contractId: true }))
    .mutation(({ ctx, input }) => ctx.write((scope) => saveStages(scope, input))),
  resetStages: allow('configure', 'Acceptance')
    .input(resetStagesInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => resetStages(scope, input))),

  reasons: allow('read', 'AcceptanceSetup').query(({ ctx }) => ctx.read((scope) => listReasons(scope))),
  saveReason: allow('update', 'AcceptanceSetup')
    .input(saveReasonInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => saveReason(scope, input))),
  removeReason: allow('update', 'AcceptanceSetup')
    .input(removeReasonInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeReason(scope, input))),

  checklists: allow('read', 'AcceptanceSetup').query(({ ctx }) => ctx.read((scope) => listChecklists(scope))),
  checklist: allow('read', 'AcceptanceSetup')
    .input(checklistInput)
    .query(({ ctx, input }) => ctx.read((scope) => getChecklist(scope, input.templateId))),
  saveChecklist: allow('update', 'AcceptanceSetup')
    .input(saveChecklistInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => saveChecklist(scope, input))),
  removeChecklist: allow('update', 'AcceptanceSetup')
    .input(removeChecklistInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => removeChecklist(scope, input))),
});
