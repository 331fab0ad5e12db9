import { allow, allowInPerson, router } from '@millwright/platform';
import { servicesOf } from '../../services.ts';
import { myFeed } from './calendar.queries.ts';
import { createFeedInput } from './calendar.schemas.ts';
import { createFeed } from './operations/create-feed.ts';
import { revokeFeed } from './operations/revoke-feed.ts';

export const calendarRouter = router({
  feed: allow('read', 'CalendarFeed').query(({ ctx }) => ctx.read((scope) => myFeed(scope))),
  createFeed: allowInPerson('create', 'CalendarFeed', 'the address goes on when the token ends')
    .input(createFeedInput)
    .mutation(({ ctx, input }) =>
      ctx.write((scope) => createFeed(scope, input, servicesOf(ctx).origins.staff)),
    ),
  revokeFeed: allow('revoke', 'CalendarFeed').mutation(({ ctx }) => ctx.write((scope) => revokeFeed(scope))),
});
