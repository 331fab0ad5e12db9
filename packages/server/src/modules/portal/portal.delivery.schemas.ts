import { z } from 'zod';

const id = z.uuid();

export const portalDeliveriesInput = z.object({ contractId: id });

export const signDeliveryInput = z.object({
  /** Chosen by the form, so that what is sent twice is there once. */
  id,
  deliveryId: id,
  /** The time it was handed over that is signed for: what came again is signed for anew. */
  round: z.number().int().min(1),
  /** The name as its bearer types it. */
  name: z.string().trim().min(1).max(100),
  /** In which language they read what they sign. */
  locale: z.enum(['zh-CN', 'en']),
});
export type SignDelivery = z.infer<typeof signDeliveryInput>;

export const refuseDeliveryInput = signDeliveryInput.extend({
  reason: z.string().trim().min(1).max(2_000),
});
export type RefuseDelivery = z.infer<typeof refuseDeliveryInput>;
