export * from './acceptance.events.ts';
export * from './acceptance.lifecycle.ts';
export { acceptanceModule } from './acceptance.module.ts';
export { type ListRounds, listRoundsInput } from './acceptance.schemas.ts';
export {
  type AcceptanceSummary,
  acceptanceSummary,
  type Holder,
  inspectedTasks,
  type OpenAcceptance,
  openAcceptances,
  stagePassedOn,
  type TaskToInspect,
  tasksToInspect,
} from './gate.queries.ts';
export { putSignature } from './operations/put-signature.ts';
export { countRounds, listRounds, type RoundRow } from './rounds-list.queries.ts';
export { CURRENT_STATEMENT, SIGN_STATEMENTS } from './signature.schemas.ts';
export { isWithin, limitsOf, plainDecimal } from './tolerance.schemas.ts';
