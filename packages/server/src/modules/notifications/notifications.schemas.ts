import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

export const listNoticesInput = pageInput.pick({ limit: true }).extend({
  /** The notice the page before ended with. */
  cursor: z.uuid().optional(),
  unread: z.boolean().optional(),
});
export const markReadInput = z.object({ noticeIds: z.array(z.uuid()).min(1).max(100) });
/** Up to the newest one the reader has seen: what comes meanwhile stays unread. */
export const markAllReadInput = z.object({ until: z.uuid() });

export type ListNotices = z.infer<typeof listNoticesInput>;
export type MarkRead = z.infer<typeof markReadInput>;
export type MarkAllRead = z.infer<typeof markAllReadInput>;
