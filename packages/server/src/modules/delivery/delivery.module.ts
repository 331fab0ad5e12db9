import { defineModule } from '@millwright/platform';
import { contractGuard } from '../contracts/index.ts';
import * as events from './delivery.events.ts';
import { deliveryPermissions } from './delivery.permissions.ts';
import { names, parts, readable } from './delivery.subjects.ts';
import { payAfterWarranty, settleCustomersSignature, useUpDecisions } from './delivery.subscribers.ts';
import './delivery.todos.ts';
import { inTheWay } from './delivery-gate.ts';
import { shown } from './shown-gate.ts';

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
contractGuard('deliver', async (scope, { id }) => {
  const { blockers, warnings } = await inTheWay(scope, id);
  const open = shown(blockers).map(({ kind, name, nameEn, holder, count, isHidden }) =>
    isHidden
      ? { code: `delivery.blocked_by_hidden_${kind}`, facts: { count: count ?? 1 } }
      : { code: `delivery.blocked_by_${kind}`, facts: { name, nameEn, holder: holder ?? '' } },
  );
  // Whoever took it out of the way knows what it was.
  const own = warnings.map(({ name }) => ({ code: 'delivery.lowered_by_you', facts: { name } }));
  return [...open, ...own];
});

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
