import { chinaHolidays } from '@millwright/scheduling';
import { describe, expect, it } from 'vitest';
import { afterWorkingHours, instantOf, type WorkingTime } from './working-time.ts';

const week = [true, true, true, true, true, false, false];
const factory: WorkingTime = {
  workdays: week,
  exceptions: [],
  opensAt: '08:30',
  closesAt: '17:30',
  timeZone: 'Asia/Shanghai',
};
/** A moment by the clock in Shanghai. */
const at = (text: string) => new Date(`${text}:00+08:00`);
const after = (from: string, hours: number, time = factory) =>
  afterWorkingHours(at(from), hours, time).toISOString();
const moment = (text: string) => at(text).toISOString();

describe('a target in working hours', () => {
  it.each([
    ['within a day', '2026-03-10T09:00', 4, '2026-03-10T13:00'],
    ['up to the last minute of a day', '2026-03-10T08:30', 9, '2026-03-10T17:30'],
    ['over night', '2026-03-10T16:30', 4, '2026-03-11T11:30'],
    ['from before opening', '2026-03-10T06:00', 1, '2026-03-10T09:30'],
    ['from after closing', '2026-03-10T22:00', 1, '2026-03-11T09:30'],
    ['over a weekend', '2026-03-13T16:30', 4, '2026-03-16T11:30'],
    ['from a Saturday', '2026-03-14T10:00', 4, '2026-03-16T12:30'],
    ['over several days', '2026-03-10T09:00', 27, '2026-03-13T09:00'],
  ] as const)('counts %s', (_what, from, hours, until) => {
    expect(after(from, hours)).toBe(moment(until));
  });

  it('rests on public holidays, and works on the days that make up for them', () => {
    // 2026: the National Day rest of seven days, with workdays before and after it that are Sundays and Saturdays.
    const china = { ...factory, exceptions: chinaHolidays(2026) };
    expect(after('2026-09-30T16:30', 4, china)).toBe(moment('2026-10-08T11:30'));
    const makeUp = chinaHolidays(2026).find(({ isWorking }) => isWorking);
    expect(makeUp).toBeDefined();
    expect(after(`${makeUp!.from}T09:00`, 4, china)).toBe(moment(`${makeUp!.from}T13:00`));
    expect(after(`${makeUp!.from}T09:00`, 4)).not.toBe(moment(`${makeUp!.from}T13:00`));
  });

  it('goes by the firm’s own clock, also where that is put forward in between', () => {
    // New York puts its clock forward in the night to Sunday, 8 March 2026.
    const newYork = { ...factory, timeZone: 'America/New_York' };
    const until = afterWorkingHours(new Date('2026-03-06T21:30:00Z'), 4, newYork);
    expect(until.toISOString()).toBe('2026-03-09T15:30:00.000Z');
  });

  it('knows the hour that is skipped and the one that comes twice', () => {
    expect(instantOf('2026-03-08', 150, 'America/New_York').toISOString()).toBe('2026-03-08T07:30:00.000Z');
    expect(instantOf('2026-11-01', 90, 'America/New_York').toISOString()).toBe('2026-11-01T05:30:00.000Z');
  });

  it('does not wait for ever for a firm that works on no day', () => {
    const never = { ...factory, workdays: week.map(() => false) };
    expect(() => after('2026-03-10T09:00', 1, never)).toThrow();
  });
});
