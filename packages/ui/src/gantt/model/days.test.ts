import { describe, expect, it } from 'vitest';
import { dayOf, isoWeekOf, nextOf, numberOf, startOf, weekdayOf } from './days.ts';

describe('days as numbers', () => {
  it('go there and back, over leap days and the ends of years', () => {
    for (const day of ['1970-01-01', '2024-02-29', '2026-12-31', '2027-01-01', '1969-12-31'])
      expect(dayOf(numberOf(day))).toBe(day);
    expect(numberOf('2024-03-01') - numberOf('2024-02-28')).toBe(2);
  });

  it('know their weekday, Monday first, also before 1970', () => {
    expect(weekdayOf(numberOf('2026-11-23'))).toBe(0);
    expect(weekdayOf(numberOf('2026-11-29'))).toBe(6);
    expect(weekdayOf(numberOf('1969-12-29'))).toBe(0);
  });

  it.each([
    ['week', '2026-11-25', '2026-11-23', '2026-11-30'],
    ['month', '2026-12-31', '2026-12-01', '2027-01-01'],
    ['quarter', '2026-12-31', '2026-10-01', '2027-01-01'],
    ['year', '2026-07-14', '2026-01-01', '2027-01-01'],
  ] as const)('find the %s they lie in', (unit, day, start, next) => {
    expect(dayOf(startOf(unit, numberOf(day)))).toBe(start);
    expect(dayOf(nextOf(unit, numberOf(day)))).toBe(next);
  });

  it.each([
    ['2026-01-01', 1],
    ['2027-01-01', 53],
    ['2027-01-04', 1],
    ['2024-12-30', 1],
    ['2026-11-25', 48],
  ])('count weeks by ISO 8601: %s lies in week %i', (day, week) => {
    expect(isoWeekOf(numberOf(day))).toBe(week);
  });
});
