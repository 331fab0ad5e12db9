export type { AskBlockers, Blocker } from './blockers.types.ts';
export {
  type ContractToCommission,
  contractsToCommission,
  waitsForCommission,
} from './commission.queries.ts';
export * from './delivery.events.ts';
export { type DeliveryScene, makeDelivery } from './delivery.factory.ts';
export * from './delivery.lifecycle.ts';
export { deliveryModule } from './delivery.module.ts';
export { type Gate, gateOf } from './delivery-gate.ts';
export { deliveryNoteBytes, type NoteBytes } from './note/note-bytes.ts';
export { deliveryErrands } from './note/note-errands.ts';
export { prepareDelivery } from './operations/prepare-delivery.ts';
export { settleSignature } from './operations/sign-delivery.ts';
export { type ShownBlocker, type ShownGate, shownGate } from './shown-gate.ts';
export { signStatement } from './sign-statements.ts';
