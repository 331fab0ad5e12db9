import { forbidden, type Scope } from '@millwright/platform';
import { feedCreated } from '../calendar.events.ts';
import type { CreateFeed } from '../calendar.schemas.ts';
import { newToken, readToken } from '../calendar-token.ts';

/**
 * Makes the viewer's calendar address. It is told this once and kept as a hash; one they had before stops working, and
 * leaves its own row in the audit trail.
 */
export async function createFeed(scope: Scope, input: CreateFeed, origin: string): Promise<{ url: string }> {
  const { principal, tx } = scope;
  if (principal.kind !== 'staff') throw forbidden('platform.sign_in_first');
  const { memberId, accountId, tenantId } = principal;
  scope.require('create', 'CalendarFeed', { memberId });

  const token = newToken(tenantId);
  const { tokenHash } = readToken(token)!;
  await tx.calendarFeed.deleteMany({ where: { memberId } });
  const { id } = await tx.calendarFeed.create({
    data: { memberId, accountId, tokenHash, locale: input.locale },
    select: { id: true },
  });
  await scope.announce(feedCreated, { feedId: id, memberId });
  return { url: `${origin}/calendar/${token}.ics` };
}
