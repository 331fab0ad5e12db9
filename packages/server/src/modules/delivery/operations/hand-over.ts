import { conflict, invalid, type Scope } from '@millwright/platform';
import { advanceContract, findContract } from '../../contracts/index.ts';
import { deliveryNoteWanted, deliveryOverrideChanged, deliveryStatusChanged } from '../delivery.events.ts';
import {
  DELIVERED_CONTRACT_STATES,
  type DeliveryVerb,
  deliveryLifecycle,
  isGated,
  overrideLifecycle,
} from '../delivery.lifecycle.ts';
import { type DeliveryDetail, getDelivery } from '../delivery.queries.ts';
import { type DeliveryRecord, findDelivery, requireDeliverable } from '../delivery.records.ts';
import type { DeliveryVersion, HandOver } from '../delivery.schemas.ts';
import { requireOpenGate, useDecision } from '../delivery-gate.ts';
import { commissionWhenAllSigned } from './commission-contract.ts';

/**
 * Hands a delivery over to the customer. The first one delivers the contract: then, and for
 * what was refused and comes again, the gate is asked with the contract held. From here its lines stay as they are, its note is made, and the customer is asked to sign.
 */
export async function handOver(scope: Scope, input: HandOver): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, input.deliveryId, { lock: true });
  scope.require('handOver', 'Delivery', delivery);
  requireDeliverable(delivery.contractStatus);
  const status = deliveryLifecycle.next(delivery.status, 'handOver');
  await requireItems(scope, delivery);
  const day = input.deliveredOn ?? scope.today();
  if (day > scope.today())
    throw invalid('contracts.date_in_future', { today: scope.today() }, [
      { path: 'deliveredOn', code: 'contracts.date_in_future' },
    ]);

  const { contractId } = delivery;
  const contract = await findContract(scope, contractId, { lock: true });
  const decision = isGated(delivery, contract.status) ? await requireOpenGate(scope, contractId) : null;
  if (!DELIVERED_CONTRACT_STATES.includes(contract.status))
    await advanceContract(scope, 'deliver', { contractId, version: contract.version, deliveredOn: day });
  if (decision) await useDecision(scope, decision);

  await scope.save('delivery', delivery, input.version, {
    status,
    deliveredOn: new Date(day),
    handedOverAt: scope.now(),
    handedOverBy: scope.memberId,
    round: delivery.round + 1,
    noteProblem: null,
  });
  await announceStep(scope, delivery, 'handOver', status);
  await scope.announce(deliveryNoteWanted, { deliveryId: delivery.id, contractId });
  return getDelivery(scope, delivery.id);
}

/** Says which step a delivery has made. */
export async function announceStep(
  scope: Scope,
  { id: deliveryId, contractId, status: from }: DeliveryRecord,
  verb: DeliveryVerb,
  to: string,
): Promise<void> {
  await scope.announce(deliveryStatusChanged, { deliveryId, contractId, verb, from, to });
}

async function requireItems(scope: Scope, { id: deliveryId }: DeliveryRecord): Promise<void> {
  if ((await scope.tx.deliveryItem.count({ where: { deliveryId } })) === 0)
    throw conflict('delivery.nothing_in_it');
}

/** Gives a delivery up that was not taken. What was asked about it ends with it. */
export async function cancelDelivery(scope: Scope, input: DeliveryVersion): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, input.deliveryId, { lock: true });
  scope.require('cancel', 'Delivery', delivery);
  const status = deliveryLifecycle.next(delivery.status, 'cancel');

  const { id: deliveryId, contractId } = delivery;
  await scope.save('delivery', delivery, input.version, { status });
  const pending = await scope.tx.deliveryOverride.findMany({
    where: { deliveryId, status: { in: ['requested', 'confirmed'] } },
  });
  for (const override of pending) {
    const ended = overrideLifecycle.next(override.status, 'withdraw');
    await scope.save('deliveryOverride', override, override.version, { status: ended });
    await scope.announce(deliveryOverrideChanged, {
      deliveryId,
      contractId,
      overrideId: override.id,
      status: ended,
    });
  }
  await announceStep(scope, delivery, 'cancel', status);
  // It may have been the last thing the customer had not signed for.
  await commissionWhenAllSigned(scope, delivery);
  return getDelivery(scope, deliveryId);
}
