import { dayNumber, weekdayOf } from '../day.ts';
import type { CalendarException, Day } from '../plan.ts';
import { spansOf, withoutOverlaps } from './exceptions.ts';
import type { ProjectCalendar } from './model.ts';
import { recurringDays } from './recurring-days.ts';
import { uidOf, type Values } from './values.ts';
import type { XmlRecord } from './xml-records.ts';

/** Of one exception; a holiday of every year for centuries is cut off there. */
const MOST_DAYS = 5_000;
const MOST_BASES = 20;
const MOST_EXCEPTIONS = 10_000;
/** Over all calendars of a file: days looked at for what comes back, and exceptions put in order. */
const MOST_DAYS_OF_ALL = 5_000_000;
const MOST_EXCEPTIONS_OF_ALL = 50_000;
/** No plan reaches further, and a calendar has a place for each of its days. */
const EARLIEST = '1970-01-01';
const LATEST = '2149-12-31';
const USUAL_WEEK = [true, true, true, true, true, false, false];
const NO_RECURRENCE = 9;

interface RawCalendar {
  uid: number;
  name: string;
  baseUid: number | undefined;
  workdays: (boolean | undefined)[];
  exceptions: CalendarException[];
}

/** Reads calendars one by one and, at the end, gives each what it takes from its base calendar. */
export class CalendarReader {
  private readonly calendars = new Map<number, RawCalendar>();
  private readonly values: Values;
  private daysLeft = MOST_DAYS_OF_ALL;
  private exceptionsLeft = MOST_EXCEPTIONS_OF_ALL;

  constructor(values: Values) {
    this.values = values;
  }

  read(record: XmlRecord): void {
    const { values } = this;
    const uid = uidOf(record);
    if (uid === undefined) {
      values.tell('uid_missing', { line: record.line, element: 'Calendar' });
      return;
    }
    if (this.calendars.has(uid)) {
      values.tell('uid_twice', { line: record.line, uid, element: 'Calendar' });
      return;
    }
    const calendar: RawCalendar = {
      uid,
      name: values.text(record, 'Name') ?? '',
      baseUid: values.flag(record, 'IsBaseCalendar') ? undefined : values.whole(record, 'BaseCalendarUID'),
      workdays: Array(7).fill(undefined),
      exceptions: [],
    };
    this.readWeek(calendar, record, (weekday, isWorking) => {
      calendar.workdays[weekday] = isWorking;
    });
    for (const workWeek of childrenOf(record, 'WorkWeeks', 'WorkWeek')) this.readWorkWeek(calendar, workWeek);
    for (const exception of childrenOf(record, 'Exceptions', 'Exception'))
      this.readException(calendar, exception, record);
    this.calendars.set(uid, calendar);
  }

  get count(): number {
    return this.calendars.size;
  }

  all(): ProjectCalendar[] {
    return [...this.calendars.values()].map((calendar) => this.resolved(calendar));
  }

  /** Until 2003 exceptions stood among the weekdays, as type 0; later versions write them in both places. */
  private readWeek(
    calendar: RawCalendar,
    record: XmlRecord,
    onWeekday: (weekday: number, isWorking: boolean) => void,
  ): void {
    for (const weekday of childrenOf(record, 'WeekDays', 'WeekDay'))
      this.readWeekday(calendar, weekday, onWeekday);
  }

  private readWeekday(
    calendar: RawCalendar,
    record: XmlRecord,
    onWeekday: (weekday: number, isWorking: boolean) => void,
  ): void {
    const { values } = this;
    const type = values.whole(record, 'DayType');
    const isWorking = values.flag(record, 'DayWorking', hasTimes(record));
    if (type === 0) {
      const period = periodOf(values, record);
      if (period) this.addRange(calendar, { ...period, isWorking });
    } else if (type !== undefined && type >= 1 && type <= 7) onWeekday((type + 5) % 7, isWorking);
  }

  /** Other working weeks for a time, as exceptions for the days they change. */
  private readWorkWeek(calendar: RawCalendar, record: XmlRecord): void {
    const period = periodOf(this.values, record);
    if (!period) return;
    const { from, to } = period;
    const name = this.values.text(record, 'Name');
    this.readWeek(calendar, record, (weekday, isWorking) => {
      if (!this.canAfford(calendar, period)) return;
      const days: number[] = [];
      for (let day = dayNumber(from); day <= dayNumber(to); day++)
        if (weekdayOf(day) === weekday) days.push(day);
      this.add(calendar, spansOf(days, isWorking, name));
    });
  }

  private readException(calendar: RawCalendar, record: XmlRecord, { line }: XmlRecord): void {
    const { values } = this;
    const where = { line: record.line || line, uid: calendar.uid, value: values.text(record, 'Name') };
    const period = periodOf(values, record);
    if (!period) {
      values.tell('exception_unreadable', where);
      return;
    }
    const name = values.text(record, 'Name');
    const isWorking = values.flag(record, 'DayWorking', hasTimes(record));
    const type = values.whole(record, 'Type') ?? NO_RECURRENCE;
    const numberOf = (element: string, otherwise: number) => values.whole(record, element) ?? otherwise;
    const interval = numberOf('Period', 1);
    if (type === NO_RECURRENCE || ((type === 1 || type === 7) && interval <= 1)) {
      this.addRange(calendar, { ...period, isWorking, ...(name ? { name } : {}) });
      return;
    }
    if (!this.canAfford(calendar, period)) return;
    const days = recurringDays(
      {
        ...period,
        type,
        period: interval,
        daysOfWeek: numberOf('DaysOfWeek', 0),
        month: numberOf('Month', 0),
        monthDay: numberOf('MonthDay', 1),
        monthItem: numberOf('MonthItem', 0),
        monthPosition: numberOf('MonthPosition', 0),
      },
      MOST_DAYS,
    );
    if (!days) {
      values.tell('exception_unreadable', where);
      return;
    }
    if (days.length === MOST_DAYS) values.tell('exception_shortened', where);
    this.add(calendar, spansOf(days, isWorking, name));
  }

  /** The same exception often stands twice, once as a weekday and once by name: the name is kept. */
  private addRange(calendar: RawCalendar, exception: CalendarException): void {
    const { from, to, isWorking } = exception;
    const same = calendar.exceptions.findLastIndex(
      (one) => one.from === from && one.to === to && one.isWorking === isWorking && !one.name,
    );
    if (same >= 0) calendar.exceptions.splice(same, 1);
    this.add(calendar, [exception]);
  }

  /** No file makes anybody count for minutes. */
  private canAfford(calendar: RawCalendar, { from, to }: { from: Day; to: Day }): boolean {
    this.daysLeft -= dayNumber(to) - dayNumber(from) + 1;
    if (this.daysLeft < 0)
      this.values.tell('exception_shortened', { uid: calendar.uid, value: calendar.name });
    return this.daysLeft >= 0;
  }

  private add(calendar: RawCalendar, exceptions: readonly CalendarException[]): void {
    if (calendar.exceptions.length + exceptions.length <= MOST_EXCEPTIONS)
      calendar.exceptions.push(...exceptions);
    else this.values.tell('exception_shortened', { uid: calendar.uid, value: calendar.name });
  }

  private resolved(calendar: RawCalendar): ProjectCalendar {
    const bases = this.basesOf(calendar);
    const workdays = USUAL_WEEK.map((usual, weekday) => {
      const own = [calendar, ...bases].find((one) => one.workdays[weekday] !== undefined);
      return own?.workdays[weekday] ?? usual;
    });
    if (!workdays.some((isWorking) => isWorking)) {
      this.values.tell('calendar_without_workday', { uid: calendar.uid, value: calendar.name });
      workdays.splice(0, 7, ...USUAL_WEEK);
    }
    const all = [...bases.toReversed(), calendar].flatMap((one) => one.exceptions);
    this.exceptionsLeft -= all.length;
    if (this.exceptionsLeft < 0)
      this.values.tell('exception_shortened', { uid: calendar.uid, value: calendar.name });
    const exceptions = this.exceptionsLeft < 0 ? [] : withoutOverlaps(all);
    return { uid: calendar.uid, name: calendar.name, workdays, exceptions };
  }

  /** From the nearest base to the farthest; a circle of bases ends where it closes. */
  private basesOf(calendar: RawCalendar): RawCalendar[] {
    const bases: RawCalendar[] = [];
    let baseUid = calendar.baseUid;
    while (baseUid !== undefined && baseUid >= 0 && bases.length < MOST_BASES) {
      const base = this.calendars.get(baseUid);
      if (!base)
        this.values.tell('calendar_unknown', {
          uid: calendar.uid,
          element: 'BaseCalendarUID',
          value: String(baseUid),
        });
      if (!base || base === calendar || bases.includes(base)) break;
      bases.push(base);
      baseUid = base.baseUid;
    }
    return bases;
  }
}

function childrenOf(record: XmlRecord, list: string, element: string): XmlRecord[] {
  return record.children
    .filter(({ name }) => name === list)
    .flatMap(({ children }) => children.filter(({ name }) => name === element));
}

function hasTimes(record: XmlRecord): boolean {
  return record.children.some(({ name, children }) => name === 'WorkingTimes' && children.length > 0);
}

function periodOf(values: Values, record: XmlRecord): { from: Day; to: Day } | undefined {
  const period = record.children.find(({ name }) => name === 'TimePeriod');
  if (!period) return undefined;
  const from = values.day(period, 'FromDate');
  const to = values.day(period, 'ToDate') ?? from;
  if (from === undefined || to === undefined || from > to || from > LATEST || to < EARLIEST) return undefined;
  // Some files let an exception hold for ever.
  return { from: from < EARLIEST ? EARLIEST : from, to: to > LATEST ? LATEST : to };
}
