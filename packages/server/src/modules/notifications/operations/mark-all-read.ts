import { notFound, type Scope } from '@millwright/platform';
import { noticesRead } from '../notifications.events.ts';
import { countUnread, findNotices } from '../notifications.queries.ts';
import type { MarkAllRead } from '../notifications.schemas.ts';

/** Remembers that the viewer has read everything up to the newest one they have seen. */
export async function markAllRead(scope: Scope, input: MarkAllRead): Promise<{ count: number }> {
  const [newest] = await findNotices(scope, [input.until]);
  if (!newest) throw notFound('notifications.not_found');
  scope.require('mark', 'Notice', newest);

  const { memberId } = newest;
  const { count } = await scope.tx.notice.updateMany({
    where: { memberId, id: { lte: newest.id }, readAt: null },
    data: { readAt: scope.now() },
  });
  if (count > 0) await scope.announce(noticesRead, { memberId });
  return countUnread(scope);
}
