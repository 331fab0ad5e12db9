import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const whose = z.object({ memberId: z.uuid() });
/** A person's notices as one record, which only they may read: nobody else hears that there was something for them. */
const subject = ({ memberId }: { memberId: string }) => ({ type: 'Inbox', id: memberId });

/** There is something new for a person. */
export const personNotified = event('notifications.notified', whose, { subject });
/** A person has read some of what was there for them: their other windows follow. */
export const noticesRead = event('notifications.read', whose, { subject });
