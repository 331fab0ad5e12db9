import { defineModule } from '@millwright/platform';
import { guardContract } from '../contracts/index.ts';
import * as events from './delivery.events.ts';
import { deliveryPermissions } from './delivery.permissions.ts';
import { names, parts, readable } from './delivery.subjects.ts';
import { settleCustomersSignature } from './delivery.subscribers.ts';
import { requireOpenGate } from './delivery-gate.ts';

// Whichever way somebody delivers a contract, the gate is asked.
guardContract('deliver', (scope, { id }) => requireOpenGate(scope, id));

/** Goods on their way to the customer: what keeps them back, their note, and the customer's signature. */
export const deliveryModule = defineModule({
  name: 'delivery',
  tier: 3,
  dependsOn: ['tenancy', 'contracts', 'tasks', 'feedback', 'notifications', 'org', 'customers'],
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
  subscribers: [settleCustomersSignature],
});
