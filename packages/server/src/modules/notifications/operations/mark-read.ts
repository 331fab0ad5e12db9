import { notFound, type Scope } from '@millwright/platform';
import { noticesRead } from '../notifications.events.ts';
import { countUnread, findNotices } from '../notifications.queries.ts';
import type { MarkRead } from '../notifications.schemas.ts';

/** Remembers that the viewer has read these. When they first read one stays as it was. */
export async function markRead(scope: Scope, input: MarkRead): Promise<{ count: number }> {
  const noticeIds = [...new Set(input.noticeIds)];
  const notices = await findNotices(scope, noticeIds);
  const [first] = notices;
  if (!first || notices.length < noticeIds.length) throw notFound('notifications.not_found');
  for (const notice of notices) scope.require('mark', 'Notice', notice);

  const { count } = await scope.tx.notice.updateMany({
    where: { id: { in: noticeIds }, readAt: null },
    data: { readAt: scope.now() },
  });
  if (count > 0) await scope.announce(noticesRead, { memberId: first.memberId });
  return countUnread(scope);
}
