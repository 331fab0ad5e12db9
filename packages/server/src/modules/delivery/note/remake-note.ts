import type { Scope } from '@millwright/platform';
import { deliveryNoteWanted } from '../delivery.events.ts';
import { type DeliveryDetail, getDelivery } from '../delivery.queries.ts';
import { findDelivery } from '../delivery.records.ts';

/** Asks once more for a note that could not be made. One that is there stays as it is. */
export async function remakeNote(scope: Scope, deliveryId: string): Promise<DeliveryDetail> {
  const delivery = await findDelivery(scope, deliveryId);
  scope.require('handOver', 'Delivery', delivery);
  await scope.announce(deliveryNoteWanted, { deliveryId, contractId: delivery.contractId });
  return getDelivery(scope, deliveryId);
}
