import { type MayRead, namesIn, type PartsOf, readableIn, type Scope } from '@millwright/platform';

const mayReadDelivery = readableIn('delivery', 'Delivery');

const PARTS = {
  DeliveryItem: 'delivery_item',
  DeliveryOverride: 'delivery_override',
  DeliveryNote: 'delivery_note',
  DeliverySignature: 'delivery_signature',
} as const;

/** A part of a delivery is as readable as the delivery. */
const readableWith =
  (table: (typeof PARTS)[keyof typeof PARTS]): MayRead =>
  async (scope, id) => {
    const part = await scope.sql
      .selectFrom(table)
      .where('id', '=', id)
      .select('delivery_id as deliveryId')
      .executeTakeFirst();
    return part ? mayReadDelivery(scope, part.deliveryId) : false;
  };

export const readable = {
  Delivery: mayReadDelivery,
  DeliveryItem: readableWith('delivery_item'),
  DeliveryOverride: readableWith('delivery_override'),
  DeliveryNote: readableWith('delivery_note'),
  DeliverySignature: readableWith('delivery_signature'),
};

/** A delivery's history tells of its lines, of what was decided about it, and of what was signed. */
const partsOfDelivery: PartsOf = async (scope: Scope, deliveryId: string) => {
  const found = [];
  for (const [type, table] of Object.entries(PARTS)) {
    const rows = await scope.sql
      .selectFrom(table)
      .where('delivery_id', '=', deliveryId)
      .select('id')
      .limit(500)
      .execute();
    found.push(...rows.map(({ id }) => ({ type, id })));
  }
  return found;
};
export const parts = { Delivery: partsOfDelivery };

export const names = { Delivery: namesIn('delivery', 'Delivery', 'number') };
