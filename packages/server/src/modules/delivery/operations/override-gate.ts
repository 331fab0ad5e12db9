import { newId } from '@millwright/db';
import { AppError, conflict, forbidden, notFound, type Scope } from '@millwright/platform';
import { deliveryOverrideChanged } from '../delivery.events.ts';
import { isGated, OPEN_DELIVERIES, overrideLifecycle } from '../delivery.lifecycle.ts';
import { type DeliveryDetail, getDelivery } from '../delivery.queries.ts';
import { type DeliveryRecord, findDelivery, requireDeliverable } from '../delivery.records.ts';
import type { DecideOverride, OverrideVersion, RequestOverride } from '../delivery.schemas.ts';
import { gateOf } from '../delivery-gate.ts';
import { tellOverrideDecided, tellOverrideRequested } from '../tell-people.ts';

/** Asks to deliver in spite of what is open now: with a reason, and for somebody else to decide. */
export async function requestOverride(scope: Scope, input: RequestOverride): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, input.deliveryId, { lock: true });
  scope.require('requestOverride', 'Delivery', delivery);
  requireDeliverable(delivery.contractStatus);
  if (!OPEN_DELIVERIES.includes(delivery.status))
    throw conflict('delivery.handed_over_already', { status: delivery.status });
  const requestedBy = scope.memberId;
  if (!requestedBy) throw forbidden('platform.sign_in_first');
  const { blockers } = await gateOf(scope, delivery.contractId);
  if (blockers.length === 0 || !isGated(delivery, delivery.contractStatus))
    throw conflict('delivery.nothing_blocks');
  const { id: deliveryId, contractId } = delivery;
  const pending = await scope.tx.deliveryOverride.count({
    where: { deliveryId, status: { in: ['requested', 'confirmed'] } },
  });
  if (pending > 0) throw conflict('delivery.override_asked_already');

  const overrideId = newId();
  await scope.tx.deliveryOverride.create({
    data: {
      id: overrideId,
      deliveryId,
      contractId,
      reason: input.reason,
      blockers: blockers.map(({ key, kind, name, nameEn, isShown }) => ({
        key,
        kind,
        name,
        nameEn: nameEn ?? null,
        isShown,
      })),
      requestedBy,
    },
  });
  await scope.announce(deliveryOverrideChanged, { deliveryId, contractId, overrideId, status: 'requested' });
  await tellOverrideRequested(scope, delivery, blockers.length);
  return getDelivery(scope, deliveryId);
}

/** Decides about what somebody else asked for. Nobody decides about their own, whatever their role is by now. */
export async function decideOverride(scope: Scope, input: DecideOverride): Promise<DeliveryDetail> {
  const { override, delivery } = await findOverride(scope, input.overrideId);
  scope.require('decideOverride', 'Delivery', delivery);
  const decidedBy = scope.memberId;
  if (!decidedBy || decidedBy === override.requestedBy) throw forbidden('delivery.two_people_needed');
  const status = overrideLifecycle.next(override.status, input.confirm ? 'confirm' : 'decline');

  await scope.save('deliveryOverride', override, input.version, {
    status,
    decidedBy,
    decidedAt: scope.now(),
  });
  await say(scope, delivery, override.id, status);
  await tellOverrideDecided(scope, delivery, {
    requestedBy: override.requestedBy,
    confirmed: input.confirm,
  });
  return getDelivery(scope, delivery.id);
}

/** Takes back what one asked for, decided or not. */
export async function withdrawOverride(scope: Scope, input: OverrideVersion): Promise<DeliveryDetail> {
  const { override, delivery } = await findOverride(scope, input.overrideId);
  scope.require('requestOverride', 'Delivery', delivery);
  if (override.requestedBy !== scope.memberId) throw forbidden('delivery.not_your_request');
  const status = overrideLifecycle.next(override.status, 'withdraw');

  await scope.save('deliveryOverride', override, input.version, { status });
  await say(scope, delivery, override.id, status);
  return getDelivery(scope, delivery.id);
}

async function say(scope: Scope, delivery: DeliveryRecord, overrideId: string, status: string) {
  const { id: deliveryId, contractId } = delivery;
  await scope.announce(deliveryOverrideChanged, { deliveryId, contractId, overrideId, status });
}

/** The request with its delivery, for whoever may read that. */
async function findOverride(scope: Scope, overrideId: string) {
  const override = await scope.tx.deliveryOverride.findFirst({ where: { id: overrideId } });
  if (!override) throw notFound('delivery.override_not_found');
  try {
    return { override, delivery: await findDelivery(scope, override.deliveryId) };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found')
      throw notFound('delivery.override_not_found');
    throw error;
  }
}
