import { requestKey } from '@millwright/platform/browser';
import { z } from 'zod';

export const MOST_ITEMS = 200;
export const MOST_SERIALS = 500;

const id = z.uuid();
const version = z.number().int().min(1);
const day = z.iso.date();

export const deliveryItem = z.object({
  text: z.string().trim().min(1).max(500),
  /** Decimal with at most three places. */
  quantity: z
    .string()
    .regex(/^\d{1,12}(\.\d{1,3})?$/)
    .refine((text) => Number(text) > 0, { params: { code: 'delivery.quantity_wrong' } }),
  unit: z.string().trim().min(1).max(20),
  serialNos: z.array(z.string().trim().min(1).max(100)).max(MOST_SERIALS).default([]),
});
export type DeliveryItemInput = z.infer<typeof deliveryItem>;

const content = {
  place: z.string().trim().min(1).max(500),
  carrier: z.string().trim().max(200).nullish(),
  recipient: z.string().trim().max(200).nullish(),
  remark: z.string().trim().max(2_000).nullish(),
  warrantyMonths: z.number().int().min(1).max(600).nullish(),
};

export const ofContractInput = z.object({ contractId: id });
export const createDeliveryInput = z.object({
  contractId: id,
  ...content,
  items: z.array(deliveryItem).max(MOST_ITEMS).default([]),
  requestKey,
});
export type CreateDelivery = z.infer<typeof createDeliveryInput>;

const versioned = z.object({ deliveryId: id, version });
export const updateDeliveryInput = versioned.extend({
  ...z.object(content).partial().shape,
  /** All of them, in their order. */
  items: z.array(deliveryItem).max(MOST_ITEMS).optional(),
});
export type UpdateDelivery = z.infer<typeof updateDeliveryInput>;

export const deliveryInput = z.object({ deliveryId: id });
export const deliveryVersionInput = versioned;
export type DeliveryVersion = z.infer<typeof deliveryVersionInput>;

export const handOverInput = versioned.extend({ deliveredOn: day.optional() });
export type HandOver = z.infer<typeof handOverInput>;

/** What the customer signed on paper, written down here. */
export const recordSignatureInput = versioned.extend({
  name: z.string().trim().min(1).max(100),
  signedOn: day,
});
export type RecordSignature = z.infer<typeof recordSignatureInput>;
export const recordRefusalInput = recordSignatureInput.extend({
  reason: z.string().trim().min(1).max(2_000),
});
export type RecordRefusal = z.infer<typeof recordRefusalInput>;

export const requestOverrideInput = versioned.extend({ reason: z.string().trim().min(1).max(2_000) });
export type RequestOverride = z.infer<typeof requestOverrideInput>;
export const overrideVersionInput = z.object({ overrideId: id, version });
export type OverrideVersion = z.infer<typeof overrideVersionInput>;
export const decideOverrideInput = overrideVersionInput.extend({ confirm: z.boolean() });
export type DecideOverride = z.infer<typeof decideOverrideInput>;

export const serialInput = z.object({ serialNo: z.string().trim().min(1).max(100) });
