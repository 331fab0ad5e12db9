import { expect, it } from 'vitest';
import type { CalendarYear } from './plan-words.ts';
import { monthsOf, placesBefore } from './year-days.ts';

const days = (from: string, to: string, isWorking: boolean, holiday: string | null = null) => ({
  id: null,
  from,
  to,
  isWorking,
  name: 'x',
  holiday,
});
const calendar = {
  year: 2026,
  workdays: [true, true, true, true, true, false, false],
  holidays: [
    days('2026-10-01', '2026-10-07', false, 'national_day'),
    days('2026-10-10', '2026-10-10', true, 'national_day'),
  ],
  own: [days('2026-10-05', '2026-10-05', true), days('2026-10-16', '2026-10-16', false)],
} as unknown as CalendarYear;

it('tells every day of a year apart, the firm’s own word over the country’s', () => {
  const months = monthsOf(calendar);
  expect(months.flat()).toHaveLength(365);
  const kinds = Object.fromEntries(months[9]!.map(({ day, kind }) => [day.slice(8), kind]));
  expect(kinds).toMatchObject({
    '01': 'holiday',
    '03': 'holiday',
    '05': 'ownWork',
    '08': 'work',
    10: 'makeUp',
    11: 'weekend',
    16: 'ownOff',
  });
});

it('puts the first of a month under its weekday', () => {
  // 1 October 2026 is a Thursday.
  expect(placesBefore(monthsOf(calendar)[9]!)).toBe(3);
});
