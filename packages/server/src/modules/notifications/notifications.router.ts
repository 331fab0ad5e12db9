import { allow, router } from '@millwright/platform';
import { countUnread, listNotices } from './notifications.queries.ts';
import { listNoticesInput, markAllReadInput, markReadInput } from './notifications.schemas.ts';
import { markAllRead } from './operations/mark-all-read.ts';
import { markRead } from './operations/mark-read.ts';

export const notificationsRouter = router({
  list: allow('read', 'Notice')
    .input(listNoticesInput)
    .query(({ ctx, input }) => ctx.read((scope) => listNotices(scope, input))),
  unreadCount: allow('read', 'Notice').query(({ ctx }) => ctx.read((scope) => countUnread(scope))),
  markRead: allow('mark', 'Notice')
    .input(markReadInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => markRead(scope, input))),
  markAllRead: allow('mark', 'Notice')
    .input(markAllReadInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => markAllRead(scope, input))),
});
