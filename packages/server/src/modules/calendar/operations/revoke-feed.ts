import { notFound, type Scope } from '@millwright/platform';
import { feedRevoked } from '../calendar.events.ts';

/** Ends the viewer's calendar address: from now on there is nothing at it. */
export async function revokeFeed(scope: Scope): Promise<{ feedId: string }> {
  const feed = await scope.tx.calendarFeed.findFirst({
    where: scope.prismaWhere('read', 'CalendarFeed'),
    select: { id: true, memberId: true },
  });
  if (!feed) throw notFound('calendar.no_feed');
  scope.require('revoke', 'CalendarFeed', feed);
  await scope.tx.calendarFeed.deleteMany({ where: { id: feed.id } });
  await scope.announce(feedRevoked, { feedId: feed.id, memberId: feed.memberId });
  return { feedId: feed.id };
}
