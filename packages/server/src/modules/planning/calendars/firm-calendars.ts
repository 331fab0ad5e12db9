import type { Scope } from '@millwright/platform';
import {
  type CalendarException,
  CHINA_HOLIDAY_YEARS,
  chinaHolidays,
  type WorkCalendar,
} from '@millwright/scheduling';

/** The firm's calendars as the engine takes them, and by which of them each department works. */
export interface FirmCalendars {
  byId: Record<string, WorkCalendar>;
  defaultId: string;
  ofDepartment(departmentId: string): string;
}

export interface ExceptionDays {
  fromOn: string;
  toOn: string;
  isWorking: boolean;
  name: string;
}

let holidays: readonly CalendarException[] | undefined;

/** China's public holidays and make-up workdays of all announced years; other years go by the week until they are. */
function publicHolidays(): readonly CalendarException[] {
  const { first, last } = CHINA_HOLIDAY_YEARS;
  holidays ??= Array.from({ length: last - first + 1 }, (_, i) =>
    chinaHolidays(first + i).map(({ from, to, isWorking, name }) => ({ from, to, isWorking, name })),
  ).flat();
  return holidays;
}

/** A calendar's days that are otherwise than its week says. The later in the list count: the firm's word over the country's. */
export function exceptionsOf(region: string | null, own: readonly ExceptionDays[]): CalendarException[] {
  const given = own.map(({ fromOn, toOn, isWorking, name }) => ({ from: fromOn, to: toOn, isWorking, name }));
  return [...(region === 'CN' ? publicHolidays() : []), ...given];
}

/** The firm's calendars; a department works by the one that names it, or the nearest above it, or else by the default. */
export async function loadCalendars(scope: Scope): Promise<FirmCalendars> {
  const calendars = await scope.sql
    .selectFrom('work_calendar as w')
    .where('w.deleted_at', 'is', null)
    .select([
      'w.id',
      'w.workdays',
      'w.region',
      'w.is_default as isDefault',
      'w.department_ids as departmentIds',
    ])
    .orderBy('w.id')
    .execute();
  const exceptions = await scope.sql
    .selectFrom('calendar_exception as e')
    .select([
      'e.calendar_id as calendarId',
      'e.from_on as fromOn',
      'e.to_on as toOn',
      'e.is_working as isWorking',
      'e.name',
    ])
    .orderBy('e.id')
    .execute();
  const departments = calendars.some(({ departmentIds }) => departmentIds.length > 0)
    ? await scope.sql
        .selectFrom('department as d')
        .select(['d.id', 'd.ancestor_ids as ancestorIds'])
        .execute()
    : [];
  const byId: Record<string, WorkCalendar> = {};
  for (const { id, workdays, region } of calendars) {
    const own = exceptions.filter(({ calendarId }) => calendarId === id);
    byId[id] = { workdays, exceptions: exceptionsOf(region, own) };
  }
  const defaultId = calendars.find(({ isDefault }) => isDefault)!.id;
  const ancestors = new Map(departments.map(({ id, ancestorIds }) => [id, ancestorIds]));
  const named = new Map(
    calendars.flatMap(({ id, departmentIds }) => departmentIds.map((one) => [one, id] as const)),
  );
  return {
    byId,
    defaultId,
    // A department stands last among its ancestors, itself included.
    ofDepartment: (departmentId) => {
      const nearest = ancestors.get(departmentId)?.findLast((one) => named.has(one));
      return (nearest && named.get(nearest)) || defaultId;
    },
  };
}

/** The calendar the firm works by unless a department says otherwise: what everything goes by that is no work of one department. */
export async function firmCalendar(scope: Scope): Promise<WorkCalendar> {
  const { byId, defaultId } = await loadCalendars(scope);
  return byId[defaultId]!;
}
