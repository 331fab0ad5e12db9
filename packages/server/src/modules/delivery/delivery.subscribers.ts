import { subscriber } from '@millwright/platform/jobs';
import { customerSigned } from './delivery.events.ts';
import { settleSignature } from './operations/sign-delivery.ts';

/** What a customer signed in the portal takes effect: warranty, and the contract in service. */
export const settleCustomersSignature = subscriber('delivery.settle-signature', customerSigned, {
  run: async (scope, { signatureId }) => settleSignature(scope, signatureId),
});
