import { conflict, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { pressedOnce, takeNumber } from '../../tenancy/index.ts';
import { deliveryPrepared, deliveryUpdated } from '../delivery.events.ts';
import { OPEN_DELIVERIES } from '../delivery.lifecycle.ts';
import { type DeliveryDetail, getDelivery } from '../delivery.queries.ts';
import { findDelivery, requireDeliverable } from '../delivery.records.ts';
import type { CreateDelivery, DeliveryItemInput, UpdateDelivery } from '../delivery.schemas.ts';

/** How deliveries are numbered: by the year, without gaps. */
const DELIVERY_NUMBERS = { name: 'delivery', rule: 'DN-{YYYY}-{NNNN}' } as const;

/** Prepares a delivery of a contract: what is in it, and where it goes. */
export async function prepareDelivery(scope: Scope, input: CreateDelivery): Promise<DeliveryDetail> {
  const { contractId, items } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('create', 'Delivery', { contractId, departmentIds: contract.departmentIds });
  const { id, isFirst } = await pressedOnce(scope, { kind: 'delivery', key: input.requestKey });
  if (!isFirst) return getDelivery(scope, id);
  requireDeliverable(contract.status);

  await scope.tx.delivery.create({
    data: {
      id,
      number: await takeNumber(scope, DELIVERY_NUMBERS.name, DELIVERY_NUMBERS.rule),
      contractId,
      departmentIds: contract.departmentIds,
      place: input.place,
      carrier: input.carrier || null,
      recipient: input.recipient || null,
      remark: input.remark || null,
      warrantyMonths: input.warrantyMonths ?? null,
    },
  });
  await putItems(scope, { id, contractId }, items);
  await scope.announce(deliveryPrepared, { deliveryId: id, contractId });
  return getDelivery(scope, id);
}

/** Changes what is in a delivery, or where it goes, as long as it has not been handed over. */
export async function updateDelivery(scope: Scope, input: UpdateDelivery): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, input.deliveryId);
  scope.require('update', 'Delivery', delivery);
  requireDeliverable(delivery.contractStatus);
  if (!OPEN_DELIVERIES.includes(delivery.status))
    throw conflict('delivery.handed_over_already', { status: delivery.status });

  const { deliveryId, version, items, ...changes } = input;
  const orNull = (text: string | null | undefined) => (text === undefined ? undefined : text || null);
  // Saved even where only its lines change: two who edit them see each other.
  await scope.save('delivery', delivery, version, {
    place: changes.place ?? delivery.place,
    carrier: orNull(changes.carrier),
    recipient: orNull(changes.recipient),
    remark: orNull(changes.remark),
    warrantyMonths: changes.warrantyMonths,
  });
  if (items) {
    await scope.tx.deliveryItem.deleteMany({ where: { deliveryId } });
    await putItems(scope, delivery, items);
  }
  await scope.announce(deliveryUpdated, { deliveryId, contractId: delivery.contractId });
  return getDelivery(scope, deliveryId);
}

async function putItems(
  scope: Scope,
  { id: deliveryId, contractId }: { id: string; contractId: string },
  items: readonly DeliveryItemInput[],
): Promise<void> {
  if (items.length === 0) return;
  await scope.tx.deliveryItem.createMany({
    data: items.map(({ text, quantity, unit, serialNos }, place) => ({
      deliveryId,
      contractId,
      place,
      text,
      quantity,
      unit,
      serialNos: [...new Set(serialNos)],
    })),
  });
}
