import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';
import { ITEM_TYPES, RETURN_REASONS } from './kinds.schemas.ts';
import { ITEM_STATES } from './procurement.lifecycle.ts';
import { decimal, isAboveZero, quantity } from './quantities.schemas.ts';

export { ITEM_TYPES, type ItemType, RETURN_REASONS } from './kinds.schemas.ts';

export const MAX_NAME = 200;
export const MAX_TEXT = 100;
export const MAX_SPECIFICATION = 2_000;
export const MAX_NOTES = 5_000;
export const MAX_UNIT = 20;
/** Most items one verb takes at once. */
export const MAX_BULK = 200;
export const ITEM_SORTS = ['promised', 'needed', 'line', 'name', 'created'] as const;

const id = z.uuid();
const version = z.number().int().min(1);
const day = z.iso.date();
const name = z.string().trim().min(1).max(MAX_NAME);
const text = z.string().trim().max(MAX_TEXT).nullable();
const unit = z.string().trim().min(1).max(MAX_UNIT);
const unitPrice = decimal.nullable();
const currency = z.string().regex(/^[A-Z]{3}$/);
const requestKey = z.uuid();

const details = {
  taskId: id.nullable().optional(),
  partNo: text.optional(),
  drawingNo: text.optional(),
  bomPosition: z.string().trim().max(60).nullable().optional(),
  specification: z.string().trim().max(MAX_SPECIFICATION).nullable().optional(),
  itemType: z.enum(ITEM_TYPES).nullable().optional(),
  tolerancePercent: z.number().int().min(0).max(100).optional(),
  supplierId: id.nullable().optional(),
  neededBy: day.nullable().optional(),
  notes: z.string().trim().max(MAX_NOTES).nullable().optional(),
  unitPrice: unitPrice.optional(),
  currency: currency.optional(),
};
export const requestItemInput = z.object({
  contractId: id,
  departmentId: id,
  name,
  quantity,
  unit,
  ...details,
  requestKey: requestKey.optional(),
});
export type RequestItem = z.infer<typeof requestItemInput>;

export const updateItemInput = z.object({
  itemId: id,
  version,
  departmentId: id.optional(),
  name: name.optional(),
  quantity: quantity.optional(),
  unit: unit.optional(),
  orderNo: text.optional(),
  ...details,
});
export type UpdateItem = z.infer<typeof updateItemInput>;

export const itemInput = z.object({ itemId: id });
export const versionedItemInput = z.object({ itemId: id, version });
export type VersionedItem = z.infer<typeof versionedItemInput>;

/** Items of one action, each once. */
const chosen = <T extends z.ZodRawShape>(shape: T) =>
  z
    .array(z.object({ itemId: id, ...shape }))
    .min(1)
    .max(MAX_BULK)
    .refine(
      (items) => new Set(items.map((item) => (item as { itemId: string }).itemId)).size === items.length,
    );

/** One order at a supplier for one or several items. */
export const orderItemsInput = z.object({
  items: chosen({ version, unitPrice: unitPrice.optional(), promisedDate: day.nullable().optional() }),
  supplierId: id,
  orderNo: text.optional(),
  /** Today unless told; never in the future. */
  orderedOn: day.optional(),
  /** For each item that names no day of its own. */
  promisedDate: day.nullable().optional(),
  currency: currency.optional(),
});
export type OrderItems = z.infer<typeof orderItemsInput>;

export const promiseDateInput = z.object({
  itemId: id,
  version,
  promisedDate: day.nullable(),
  reason: z.string().trim().min(1).max(500),
});
export type PromiseDate = z.infer<typeof promiseDateInput>;

const delivery = {
  /** The day the goods came; today unless told. */
  receivedOn: day.optional(),
  deliveryNoteNo: text.optional(),
  note: z.string().trim().max(500).nullable().optional(),
};
export const receiveGoodsInput = z.object({ itemId: id, quantity, requestKey, ...delivery });
export type ReceiveGoods = z.infer<typeof receiveGoodsInput>;
/** One delivery with goods for several items; without a quantity, all that is still to come. */
export const receiveManyInput = z.object({
  items: chosen({ quantity: quantity.optional(), requestKey }),
  ...delivery,
});
export type ReceiveMany = z.infer<typeof receiveManyInput>;

export const inspectGoodsInput = z
  .object({
    receiptId: id,
    accepted: decimal,
    returned: decimal,
    reasonCode: z.enum(RETURN_REASONS).optional(),
    note: z.string().trim().max(1_000).nullable().optional(),
    requestKey,
  })
  .refine(({ accepted, returned }) => isAboveZero(accepted) || isAboveZero(returned), {
    path: ['accepted'],
    params: { code: 'procurement.nothing_inspected' },
  })
  .refine(({ returned, reasonCode }) => !isAboveZero(returned) || reasonCode !== undefined, {
    path: ['reasonCode'],
    params: { code: 'procurement.return_needs_reason' },
  });
export type InspectGoods = z.infer<typeof inspectGoodsInput>;

export const cancelItemInput = versionedItemInput.extend({ reason: z.string().trim().min(1).max(500) });
export type CancelItem = z.infer<typeof cancelItemInput>;

export const itemFilters = z.object({
  search: z.string().trim().max(200).optional(),
  contractIds: z.array(id).max(50).optional(),
  taskIds: z.array(id).max(50).optional(),
  departmentIds: z.array(id).max(50).optional(),
  supplierIds: z.array(id).max(50).optional(),
  status: z.array(z.enum(ITEM_STATES)).max(7).optional(),
  itemTypes: z.array(z.enum(ITEM_TYPES)).max(6).optional(),
  /** overdue: a day has passed; endangered: promised for later than needed. */
  late: z
    .array(z.enum(['overdue', 'endangered']))
    .max(2)
    .optional(),
  /** Still to come, in whatever state. */
  open: z.boolean().optional(),
  promisedFrom: day.optional(),
  promisedTo: day.optional(),
  neededFrom: day.optional(),
  neededTo: day.optional(),
  deleted: z.boolean().optional(),
});
export type ItemFilters = z.infer<typeof itemFilters>;
export const listItemsInput = pageInput.extend({
  ...itemFilters.shape,
  sort: z.enum(ITEM_SORTS).default('promised'),
  count: z.boolean().optional(),
});
export type ListItems = z.infer<typeof listItemsInput>;
export const boardInput = z.object({ ...itemFilters.omit({ status: true, deleted: true }).shape });
export type BoardFilters = z.infer<typeof boardInput>;
export const procurementPlanInput = z.object({ contractId: id });
