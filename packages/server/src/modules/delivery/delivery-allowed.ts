import type { Scope } from '@millwright/platform';
import {
  DELIVERY_CONTRACT_STATES,
  deliveryLifecycle,
  isGated,
  OPEN_DELIVERIES,
} from './delivery.lifecycle.ts';
import type { DeliveryRecord } from './delivery.records.ts';
import { covers, type Gate, loweredByViewer } from './delivery-gate.ts';
import type { FoundOverride } from './overrides.queries.ts';

interface Around {
  gate: Gate;
  overrides: readonly FoundOverride[];
  hasItems: boolean;
}

/** What the rules grant, cut down to what the moment leaves room for; whether the gate is open is said beside it. */
export function allowedNow(
  scope: Scope,
  delivery: DeliveryRecord,
  { gate, overrides, hasItems }: Around,
): string[] {
  if (!DELIVERY_CONTRACT_STATES.includes(delivery.contractStatus)) return [];
  const verbs: readonly string[] = deliveryLifecycle.verbs;
  const isOpen = OPEN_DELIVERIES.includes(delivery.status);
  const open = gate.blockers;
  const asksGate = isGated(delivery, delivery.contractStatus);
  const blocks = open.length > 0 && asksGate;
  const isOwn = asksGate && loweredByViewer(scope, gate).length > 0;
  const pending = overrides.some(({ status }) => status === 'requested' || status === 'confirmed');
  const mayCover = overrides.some(({ status, blockers }) => status === 'confirmed' && covers(blockers, open));
  const may = (action: string) =>
    scope.can(action === 'sign' || action === 'refuse' ? 'recordSignature' : action, 'Delivery', delivery);
  return ['update', 'requestOverride', ...verbs].filter(may).filter((action) => {
    if (action === 'handOver' && (!hasItems || delivery.contractStatus === 'executing')) return false;
    if (action === 'handOver' && (isOwn || (blocks && !mayCover))) return false;
    if (verbs.includes(action)) return deliveryLifecycle.verbsFrom(delivery.status).includes(action as never);
    if (action === 'requestOverride') return isOpen && blocks && !pending;
    return isOpen;
  });
}
