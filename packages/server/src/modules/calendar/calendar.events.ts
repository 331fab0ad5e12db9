import { event } from '@millwright/platform/browser';
import { z } from 'zod';

const about = z.object({ feedId: z.uuid(), memberId: z.uuid() });
type About = z.infer<typeof about>;
const subject = ({ feedId }: About) => ({ type: 'CalendarFeed', id: feedId });

/** A person made themselves a calendar address; one they had before has stopped working. */
export const feedCreated = event('calendar.feed-created', about, { subject });
/** A person's calendar address stopped working because they said so. */
export const feedRevoked = event('calendar.feed-revoked', about, { subject });
