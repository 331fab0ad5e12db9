import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chinaHolidaysTable } from '../china-holidays.mjs';
import { CHINA_HOLIDAY_YEARS, chinaHolidays, isChinaHolidayYearKnown } from './china-holidays.ts';
import { isWorkday, workdaysBetween } from './workday-arithmetic.ts';

const week = [true, true, true, true, true, false, false];
const calendarOf = (year: number) => ({ workdays: week, exceptions: chinaHolidays(year) });

describe('China’s public holidays', () => {
  it('are those of the source this package names', () => {
    const table = readFileSync(new URL('china-holidays.table.ts', import.meta.url), 'utf8');
    expect(table).toBe(chinaHolidaysTable());
  });

  it('are known from 2007 on, without gaps, as far as they have been announced', () => {
    const { first, last } = CHINA_HOLIDAY_YEARS;
    expect(first).toBe(2007);
    expect(last).toBeGreaterThanOrEqual(2026);
    for (let year = first; year <= last; year++) expect(isChinaHolidayYearKnown(year)).toBe(true);
  });

  it('are never guessed', () => {
    const year = CHINA_HOLIDAY_YEARS.last + 1;
    expect(isChinaHolidayYearKnown(year)).toBe(false);
    expect(() => chinaHolidays(year)).toThrow(
      expect.objectContaining({ code: 'unknown_year', facts: { year, ...CHINA_HOLIDAY_YEARS } }),
    );
    expect(() => chinaHolidays(2006)).toThrow(expect.objectContaining({ code: 'unknown_year' }));
  });

  it('carry names and what they are, in order of days', () => {
    expect(chinaHolidays(2025)).toEqual(
      [
        ['01-01', '01-01', false, '元旦', 'new_year'],
        ['01-26', '01-26', true, '春节', 'spring_festival'],
        ['01-28', '02-04', false, '春节', 'spring_festival'],
        ['02-08', '02-08', true, '春节', 'spring_festival'],
        ['04-04', '04-06', false, '清明节', 'tomb_sweeping'],
        ['04-27', '04-27', true, '劳动节', 'labour_day'],
        ['05-01', '05-05', false, '劳动节', 'labour_day'],
        ['05-31', '06-02', false, '端午节', 'dragon_boat'],
        ['09-28', '09-28', true, '国庆节', 'national_day'],
        ['10-01', '10-05', false, '国庆节', 'national_day'],
        ['10-06', '10-06', false, '中秋节', 'mid_autumn'],
        ['10-07', '10-08', false, '国庆节', 'national_day'],
        ['10-11', '10-11', true, '国庆节', 'national_day'],
      ].map(([from, to, isWorking, name, holiday]) => ({
        from: `2025-${from}`,
        to: `2025-${to}`,
        isWorking,
        name,
        holiday,
      })),
    );
  });

  it('make weekends worked and weekdays free', () => {
    expect(isWorkday(calendarOf(2026), '2026-02-14')).toBe(true);
    expect(isWorkday(calendarOf(2026), '2026-02-16')).toBe(false);
    expect(isWorkday(calendarOf(2015), '2015-09-03')).toBe(false);
    expect(isWorkday(calendarOf(2020), '2020-01-31')).toBe(false);
  });

  it.each([
    // Counted by hand from the notices: weekdays, less those off, and the make-up days.
    [2007, 249],
    [2014, 250],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('leave %i with %i working days', (year, days) => {
    expect(workdaysBetween(calendarOf(year), `${year}-01-01`, `${year}-12-31`)).toBe(days);
  });
});
