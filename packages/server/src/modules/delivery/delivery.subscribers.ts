import { subscriber } from '@millwright/platform/jobs';
import { sql } from 'kysely';
import { contractStatusChanged, triggerPayment } from '../contracts/index.ts';
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

/** What is paid when the warranty ends falls due on that day: the last of the contract's deliveries decides. */
export const payAfterWarranty = subscriber('delivery.pay-after-warranty', contractStatusChanged, {
  run: async (scope, { contractId, verb }) => {
    if (verb !== 'commission') return;
    const { on } = await scope.sql
      .selectFrom('delivery')
      .where('contract_id', '=', contractId)
      .where('status', '=', 'signed')
      .select(sql<string | null>`max(warranty_ends_on)`.as('on'))
      .executeTakeFirstOrThrow();
    if (on) await triggerPayment(scope, contractId, { trigger: 'warranty_end', on });
  },
});
