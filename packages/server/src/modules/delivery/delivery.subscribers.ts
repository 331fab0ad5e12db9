import { subscriber } from '@millwright/platform/jobs';
import { contractStatusChanged } from '../contracts/index.ts';
import { customerSigned } from './delivery.events.ts';
import { useDecisionsOf } from './delivery-gate.ts';
import { settleSignature } from './operations/sign-delivery.ts';

/** What a customer signed in the portal takes effect: warranty, and the contract in service. */
export const settleCustomersSignature = subscriber('delivery.settle-signature', customerSigned, {
  run: async (scope, { signatureId }) => settleSignature(scope, signatureId),
});

/** A contract delivered by its own verb uses up what was decided about delivering it. */
export const useUpDecisions = subscriber('delivery.use-up-decisions', contractStatusChanged, {
  run: async (scope, { contractId, verb }) => {
    if (verb === 'deliver') await useDecisionsOf(scope, contractId);
  },
});
