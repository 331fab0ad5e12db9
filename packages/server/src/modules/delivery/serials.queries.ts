import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { DeliveryState } from './delivery.lifecycle.ts';
import { readableDeliveries } from './delivery.records.ts';

/** Where a thing with this serial number was delivered, as far as the viewer may see: the beginning of every trace. */
export interface DeliveredSerial {
  deliveryId: string;
  number: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  status: DeliveryState;
  deliveredOn: string | null;
  warrantyEndsOn: string | null;
  itemText: string;
}

/** Deliveries that hold a serial number, the latest first. */
export async function deliveriesOfSerial(
  scope: Scope,
  serialNo: string,
): Promise<{ items: DeliveredSerial[] }> {
  const items = await readableDeliveries(scope)
    .innerJoin('delivery_item as i', (join) =>
      join.onRef('i.delivery_id', '=', 'd.id').onRef('i.tenant_id', '=', 'd.tenant_id'),
    )
    .where(sql<boolean>`i.serial_nos @> array[${serialNo}::text]`)
    .where('d.status', '<>', 'cancelled')
    .select('i.text as itemText')
    .orderBy('d.id', 'desc')
    .limit(20)
    .execute();
  return {
    items: items.map((row) => ({
      deliveryId: row.id,
      number: row.number,
      contractId: row.contractId,
      contractNo: row.contractNo,
      contractName: row.contractName,
      status: row.status,
      deliveredOn: row.deliveredOn,
      warrantyEndsOn: row.warrantyEndsOn,
      itemText: row.itemText,
    })),
  };
}
