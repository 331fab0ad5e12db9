import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import type { DeliveryState } from './delivery.lifecycle.ts';

/** What a made-up delivery may be told; the rest is filled in. */
export interface DeliveryScene {
  contractId: string;
  departmentIds?: string[];
  number?: string;
  status?: DeliveryState;
  place?: string;
  carrier?: string | null;
  recipient?: string | null;
  remark?: string | null;
  deliveredOn?: string;
  handedOverBy?: string | null;
  round?: number;
  warrantyMonths?: number | null;
  items?: { text: string; quantity: string; unit: string; serialNos?: string[] }[];
}

/** A delivery as it would stand after a while: for tests and for the demo firm. Past every rule but isolation. */
export async function makeDelivery(scope: Scope, scene: DeliveryScene): Promise<string> {
  const id = newId();
  const { contractId, status = 'prepared' } = scene;
  const wasHandedOver = status !== 'prepared' && status !== 'cancelled';
  await scope.tx.delivery.create({
    data: {
      id,
      number: scene.number ?? `DN-${id.slice(-8)}`,
      contractId,
      departmentIds: scene.departmentIds ?? [],
      status,
      place: scene.place ?? '苏州工业园区 3 号车间',
      carrier: scene.carrier ?? null,
      recipient: scene.recipient ?? null,
      remark: scene.remark ?? null,
      deliveredOn: wasHandedOver ? new Date(scene.deliveredOn ?? scope.today()) : null,
      handedOverAt: wasHandedOver ? scope.now() : null,
      handedOverBy: scene.handedOverBy ?? null,
      round: scene.round ?? (wasHandedOver ? 1 : 0),
      warrantyMonths: scene.warrantyMonths === undefined ? 12 : scene.warrantyMonths,
    },
  });
  const items = scene.items ?? [
    { text: '包装线 PL-3000 主机', quantity: '1', unit: '台', serialNos: ['PL3000-0001'] },
  ];
  for (const [place, item] of items.entries())
    await scope.tx.deliveryItem.create({ data: { deliveryId: id, contractId, place, ...item } });
  return id;
}
