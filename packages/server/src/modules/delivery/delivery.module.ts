import { defineModule } from '@millwright/platform';
import { contractGuard } from '../contracts/index.ts';
import * as events from './delivery.events.ts';
import { deliveryPermissions } from './delivery.permissions.ts';
import { names, parts, readable } from './delivery.subjects.ts';
import { payAfterWarranty, settleCustomersSignature, useUpDecisions } from './delivery.subscribers.ts';
import { undecided } from './delivery-gate.ts';
import './delivery.todos.ts';

// What is sealed can be signed no more.
contractGuard('archive', async (scope, { id }) => {
  const waiting = await scope.sql
    .selectFrom('delivery')
    .where('contract_id', '=', id)
    .where('status', '=', 'handed_over')
    .select('number')
    .orderBy('number')
    .execute();
  return waiting.map(({ number }) => ({ code: 'delivery.blocked_by_signature', facts: { name: number } }));
});
// Whichever way somebody delivers a contract, the gate is asked.
contractGuard('deliver', async (scope, { id }) =>
  (await undecided(scope, id)).map(({ kind, name, nameEn, holder }) => ({
    code: `delivery.blocked_by_${kind}`,
    facts: { name, nameEn: nameEn ?? null, holder: holder ?? '' },
  })),
);

/** Goods on their way to the customer: what keeps them back, their note, and the customer's signature. */
export const deliveryModule = defineModule({
  name: 'delivery',
  tier: 3,
  dependsOn: [
    'tenancy',
    'contracts',
    'tasks',
    'feedback',
    'acceptance',
    'notifications',
    'org',
    'customers',
    'todos',
  ],
  owns: [
    'delivery',
    'delivery_item',
    'delivery_override',
    'delivery_note',
    'delivery_note_content',
    'delivery_signature',
  ],
  permissions: [deliveryPermissions],
  events: Object.values(events),
  readable,
  parts,
  names,
  subscribers: [settleCustomersSignature, useUpDecisions, payAfterWarranty],
});
