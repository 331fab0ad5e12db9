import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ deliveryId: z.uuid(), contractId: z.uuid() });
type About = z.infer<typeof about>;
const aboutDelivery = { subject: ({ deliveryId }: About) => ({ type: 'Delivery', id: deliveryId }) };

export const deliveryPrepared = event('delivery.prepared', about, aboutDelivery);
/** What is in it, or where it goes, has changed. */
export const deliveryUpdated = event('delivery.updated', about, aboutDelivery);
/** A verb of the lifecycle was used. */
export const deliveryStatusChanged = event(
  'delivery.status-changed',
  about.extend({ verb: z.string().max(40), from: z.string().max(40), to: z.string().max(40) }),
  aboutDelivery,
);
/** Delivering in spite of what is open was asked for, decided about, or taken back. */
export const deliveryOverrideChanged = event(
  'delivery.override-changed',
  about.extend({ overrideId: z.uuid(), status: z.string().max(20) }),
  aboutDelivery,
);
/** Its note is to be made, in both languages. */
export const deliveryNoteWanted = event('delivery.note-wanted', about, aboutDelivery);
/** Its note is there, or could not be made. */
export const deliveryNoteMade = event('delivery.note-made', about, aboutDelivery);

/** A customer signed in the portal, or refused; the row says so itself (decision 0019). */
export const customerSigned = event(
  'delivery.customer-signed',
  about.extend({ signatureId: z.uuid() }),
  aboutDelivery,
);
