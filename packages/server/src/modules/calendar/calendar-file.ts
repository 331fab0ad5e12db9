import { openRead, type RequestInfo, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import { accountStands, loadStaffPrincipal } from '../identity/index.ts';
import { currentTenant } from '../tenancy/index.ts';
import { calendarEntries } from './calendar.queries.ts';
import type { CalendarLocale } from './calendar.schemas.ts';
import { readToken } from './calendar-token.ts';
import { writeCalendar } from './write-calendar.ts';

export interface CalendarFile {
  text: string;
  fileName: string;
}

interface CalendarServices extends ScopeServices {
  origins: { staff: string };
}

/**
 * What is at a calendar address, computed with its owner's rights of this moment; null when there is nothing: nobody has
 * this address (any more), or its owner may no longer enter. The reason is not told apart.
 */
export async function calendarFile(
  services: CalendarServices,
  request: RequestInfo,
  token: string,
): Promise<CalendarFile | null> {
  const address = readToken(token);
  if (!address) return null;
  const { tenantId, tokenHash } = address;
  const product: SystemPrincipal = { kind: 'system', tenantId, timeZone: 'UTC' };
  const feed = await openRead(services, product, request, ({ sql }) =>
    sql
      .selectFrom('calendar_feed')
      .where('token_hash', '=', tokenHash)
      .select(['member_id as memberId', 'account_id as accountId', 'locale', 'created_at as createdAt'])
      .executeTakeFirst(),
  );
  if (!feed) return null;
  // Not from the cache of principals: what was taken away is gone with the next fetch, whatever process answers it.
  const owner = await loadStaffPrincipal(services, tenantId, feed.memberId);
  if (owner?.accountId !== feed.accountId) return null;
  if (!(await accountStands(services.pool, feed.accountId, feed.createdAt as unknown as string))) return null;
  return openRead(services, owner, request, async (scope) => ({
    text: writeCalendar({
      ...(await calendarEntries(scope)),
      firm: (await currentTenant(scope)).name,
      person: owner.name,
      locale: feed.locale as CalendarLocale,
      today: scope.today(),
      origin: services.origins.staff,
    }),
    fileName: 'millwright.ics',
  }));
}
