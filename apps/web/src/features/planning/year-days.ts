import type { CalendarYear } from './plan-words.ts';

/** What a day of the year is: worked, off as every week, a holiday, worked though it is a weekend, or the firm's own. */
export type DayKind = 'work' | 'weekend' | 'holiday' | 'makeUp' | 'ownOff' | 'ownWork';

export interface YearDay {
  day: string;
  kind: DayKind;
  name: string | null;
  holiday: string | null;
}

const DAY = 86_400_000;

/** The days of a year by month, each with what it is in this calendar; the firm's own days count over the country's. */
export function monthsOf({ year, workdays, holidays, own }: CalendarYear): YearDay[][] {
  const months: YearDay[][] = Array.from({ length: 12 }, () => []);
  const within = (list: CalendarYear['own'], day: string) =>
    list.findLast(({ from, to }) => from <= day && day <= to);
  for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += DAY) {
    const date = new Date(at);
    const day = date.toISOString().slice(0, 10);
    const mine = within(own, day);
    const theirs = within(holidays, day);
    const isOpen = workdays[(date.getUTCDay() + 6) % 7]!;
    const kind: DayKind = mine
      ? mine.isWorking
        ? 'ownWork'
        : 'ownOff'
      : theirs
        ? theirs.isWorking
          ? 'makeUp'
          : 'holiday'
        : isOpen
          ? 'work'
          : 'weekend';
    months[date.getUTCMonth()]!.push({
      day,
      kind,
      name: (mine ?? theirs)?.name ?? null,
      holiday: mine ? null : (theirs?.holiday ?? null),
    });
  }
  return months;
}

/** Empty places before a month's first day, in weeks from Monday on. */
export const placesBefore = (month: readonly YearDay[]) => (new Date(month[0]!.day).getUTCDay() + 6) % 7;
