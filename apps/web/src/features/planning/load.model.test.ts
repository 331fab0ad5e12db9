import { describe, expect, it } from 'vitest';
import { heatOf, monday, percentOf, plusDays } from './load.model.ts';

const load = (taskDays: number, availableDays: number) => ({ taskDays, availableDays, leaveDays: 0 });

describe('how full a week is', () => {
  it.each([
    [load(0, 5), 0, 'none'],
    [load(2, 5), 40, 'free'],
    [load(4, 5), 80, 'busy'],
    [load(5, 5), 100, 'full'],
    [load(6, 5), 120, 'over'],
    // Away all week: with work waiting that is too much, without it is nothing.
    [load(1, 0), null, 'over'],
    [load(0, 0), 0, 'none'],
  ] as const)('%j is %s percent: %s', (found, percent, heat) => {
    expect(percentOf(found)).toBe(percent);
    expect(heatOf(found)).toBe(heat);
  });

  it('begins on Mondays, also over a year’s end', () => {
    expect(monday('2027-01-01')).toBe('2026-12-28');
    expect(monday('2026-12-28')).toBe('2026-12-28');
    expect(plusDays('2026-12-28', 70)).toBe('2027-03-08');
  });
});
