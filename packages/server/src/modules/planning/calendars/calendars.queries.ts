import { notFound, type Scope } from '@millwright/platform';
import { CHINA_HOLIDAY_YEARS, chinaHolidays, isChinaHolidayYearKnown } from '@millwright/scheduling';
import type { CalendarYear } from '../planning.schemas.ts';

export interface CalendarRow {
  id: string;
  version: number;
  name: string;
  nameEn: string | null;
  workdays: boolean[];
  region: string | null;
  isDefault: boolean;
  departmentIds: string[];
  allowed: string[];
}

export interface ExceptionRow {
  id: string | null;
  from: string;
  to: string;
  isWorking: boolean;
  name: string;
  /** Of a public holiday: which, for telling it in another language. */
  holiday: string | null;
}

export interface CalendarDetail extends CalendarRow {
  year: number;
  /** Whether the country has announced the year's holidays; of one that keeps none it is always so. */
  isYearKnown: boolean;
  holidays: ExceptionRow[];
  own: ExceptionRow[];
}

const living = (scope: Scope) =>
  scope.sql
    .selectFrom('work_calendar as w')
    .where('w.deleted_at', 'is', null)
    .select([
      'w.id',
      'w.version',
      'w.name',
      'w.name_en as nameEn',
      'w.workdays',
      'w.region',
      'w.is_default as isDefault',
      'w.department_ids as departmentIds',
    ]);

type Found = Omit<CalendarRow, 'allowed'>;

function rowOf(scope: Scope, calendar: Found): CalendarRow {
  const actions = calendar.isDefault ? ['update'] : ['update', 'delete'];
  return { ...calendar, allowed: scope.allowed('WorkCalendar', calendar, actions) };
}

/** The calendar, if there is one. */
export async function findCalendar(scope: Scope, calendarId: string): Promise<Found> {
  const calendar = await living(scope).where('w.id', '=', calendarId).executeTakeFirst();
  if (!calendar) throw notFound('planning.calendar_not_found');
  return calendar;
}

/** The firm's calendars, the one everybody works by first. */
export async function listCalendars(
  scope: Scope,
): Promise<{ items: CalendarRow[]; holidayYears: { first: number; last: number } }> {
  const calendars = await living(scope).orderBy('w.is_default', 'desc').orderBy('w.id').limit(100).execute();
  return { items: calendars.map((calendar) => rowOf(scope, calendar)), holidayYears: CHINA_HOLIDAY_YEARS };
}

/** A calendar and what is otherwise in one year: public holidays, make-up workdays, the firm's own days. */
export async function calendarYear(
  scope: Scope,
  { calendarId, year }: CalendarYear,
): Promise<CalendarDetail> {
  const calendar = calendarId
    ? await findCalendar(scope, calendarId)
    : await living(scope).where('w.is_default', '=', true).executeTakeFirstOrThrow();
  const own = await scope.sql
    .selectFrom('calendar_exception as e')
    .where('e.calendar_id', '=', calendar.id)
    .where('e.from_on', '<=', `${year}-12-31` as never)
    .where('e.to_on', '>=', `${year}-01-01` as never)
    .select(['e.id', 'e.from_on as from', 'e.to_on as to', 'e.is_working as isWorking', 'e.name'])
    .orderBy('e.from_on')
    .orderBy('e.id')
    .execute();
  const keepsHolidays = calendar.region === 'CN';
  const known = isChinaHolidayYearKnown(year);
  return {
    ...rowOf(scope, calendar),
    year,
    isYearKnown: !keepsHolidays || known,
    holidays: keepsHolidays && known ? chinaHolidays(year).map((day) => ({ id: null, ...day })) : [],
    own: own.map((day) => ({ ...day, holiday: null })),
  };
}
