import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber, dayOf, isDay, weekdayOf } from './day.ts';
import type { WorkCalendar } from './plan.ts';
import { addWorkdays, endOfWork, isWorkday, workdayShift, workdaysBetween } from './workday-arithmetic.ts';

const week: WorkCalendar = {
  workdays: [true, true, true, true, true, false, false],
  exceptions: [
    { from: '2026-10-01', to: '2026-10-07', isWorking: false },
    { from: '2026-10-10', to: '2026-10-10', isWorking: true },
  ],
};

describe('days', () => {
  it('go to numbers and back for all that can be written', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_896 }), (number) => {
        const day = dayOf(number);
        expect(isDay(day)).toBe(true);
        expect(dayNumber(day)).toBe(number);
        const date = new Date(number * 86_400_000);
        expect(day).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOf(number)).toBe((date.getUTCDay() + 6) % 7);
      }),
    );
    expect([dayOf(-719_162), dayOf(2_932_896)]).toEqual(['0001-01-01', '9999-12-31']);
  });

  it.each([
    '',
    '2026-2-3',
    '2026-02-30',
    '2100-02-29',
    '2026-13-01',
    '0000-01-01',
    '2026-01-01T00:00',
    ' 2026-01-01',
  ])('are not: %j', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(expect.objectContaining({ code: 'bad_date' }));
  });
});

describe('working days', () => {
  it('are counted with both ends', () => {
    expect(workdaysBetween(week, '2026-09-28', '2026-10-12')).toBe(7);
    expect(workdaysBetween(week, '2026-10-03', '2026-10-04')).toBe(0);
    expect(workdaysBetween(week, '2026-10-12', '2026-09-28')).toBe(0);
  });

  it('are added from any day, and day 0 is the next one people work on', () => {
    expect(addWorkdays(week, '2026-09-30', 1)).toBe('2026-10-08');
    expect(addWorkdays(week, '2026-10-04', 0)).toBe('2026-10-08');
    expect(addWorkdays(week, '2026-10-04', 1)).toBe('2026-10-08');
    expect(addWorkdays(week, '2026-10-08', 2)).toBe('2026-10-10');
    expect(addWorkdays(week, '2026-10-04', -1)).toBe('2026-09-30');
    expect(addWorkdays(week, '2026-10-08', -1)).toBe('2026-09-30');
  });

  it('tell when work ends and by how much a date moved', () => {
    expect(endOfWork(week, '2026-10-03', 3)).toBe('2026-10-10');
    expect(endOfWork(week, '2026-09-30', 0)).toBe('2026-09-30');
    expect(workdayShift(week, '2026-09-30', '2026-10-09')).toBe(2);
    expect(workdayShift(week, '2026-10-09', '2026-09-30')).toBe(-2);
  });

  it('come to what walking day by day comes to, near exceptions and far from them', () => {
    const day = fc.integer({ min: dayNumber('2025-06-01'), max: dayNumber('2027-12-31') });
    const calendar = fc.record({
      workdays: fc
        .array(fc.boolean(), { minLength: 7, maxLength: 7 })
        .filter((days) => days.some((isWorking) => isWorking)),
      exceptions: fc.array(
        fc
          .record({ from: day, length: fc.nat(20), isWorking: fc.boolean() })
          .map(({ from, length, isWorking }) => ({
            from: dayOf(from),
            to: dayOf(from + length),
            isWorking,
          })),
        { maxLength: 6 },
      ),
    });
    fc.assert(
      fc.property(calendar, day, fc.integer({ min: -80, max: 80 }), (one, from, count) => {
        const isOpen = (number: number) => {
          const exception = one.exceptions.findLast(
            ({ from: a, to }) => a <= dayOf(number) && dayOf(number) <= to,
          );
          return exception ? exception.isWorking : one.workdays[weekdayOf(number)]!;
        };
        let at = from;
        if (count === 0) while (!isOpen(at)) at += 1;
        for (let left = Math.abs(count); left > 0; ) {
          at += Math.sign(count);
          if (isOpen(at)) left -= 1;
        }
        expect(addWorkdays(one, dayOf(from), count)).toBe(dayOf(at));
        expect(isWorkday(one, dayOf(from))).toBe(isOpen(from));
        if (count > 0)
          expect(workdaysBetween(one, dayOf(from), dayOf(at))).toBe(count + (isOpen(from) ? 1 : 0));
      }),
      { numRuns: 1000 },
    );
  });
});
