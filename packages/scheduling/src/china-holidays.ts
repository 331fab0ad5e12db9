import { CHINA_HOLIDAYS } from './china-holidays.table.ts';
import type { CalendarException, Day } from './plan.ts';
import { ScheduleProblem } from './schedule-problem.ts';

const NAMES = {
  new_year: '元旦',
  spring_festival: '春节',
  tomb_sweeping: '清明节',
  labour_day: '劳动节',
  dragon_boat: '端午节',
  mid_autumn: '中秋节',
  national_day: '国庆节',
  victory_day: '抗日战争胜利70周年',
} as const;

export type ChinaHolidayKey = keyof typeof NAMES;

export interface ChinaHoliday extends CalendarException {
  name: string;
  /** For telling it in another language. */
  holiday: ChinaHolidayKey;
}

const years = Object.keys(CHINA_HOLIDAYS).map(Number);

/** The years whose public holidays have been announced and are known here, without gaps. */
export const CHINA_HOLIDAY_YEARS = { first: Math.min(...years), last: Math.max(...years) } as const;

export function isChinaHolidayYearKnown(year: number): boolean {
  return Object.hasOwn(CHINA_HOLIDAYS, year);
}

/**
 * China's public holidays and make-up workdays (调休) of a year, in order. The State Council announces a year towards the
 * end of the one before; a year not announced yet is refused as `unknown_year`, since a plan would take no holidays for a fact.
 */
export function chinaHolidays(year: number): ChinaHoliday[] {
  const spans = Object.hasOwn(CHINA_HOLIDAYS, year) ? CHINA_HOLIDAYS[year] : undefined;
  if (!spans) throw new ScheduleProblem('unknown_year', [], { year, ...CHINA_HOLIDAY_YEARS });
  return spans.map((span) => {
    const [days, holiday] = span.slice(1).split(' ') as [string, ChinaHolidayKey];
    const [from, to = from] = days.split('..') as [Day, Day?];
    return {
      from: `${year}-${from}`,
      to: `${year}-${to}`,
      isWorking: span[0] === '+',
      name: NAMES[holiday],
      holiday,
    };
  });
}
