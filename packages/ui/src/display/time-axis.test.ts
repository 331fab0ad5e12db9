import { describe, expect, it } from 'vitest';
import { placeOf, spanOf, ticksOf } from './time-axis.ts';

describe('an axis of days', () => {
  it('places a day by how much of the span lies before it, and holds it inside', () => {
    const span = { from: '2026-03-01', to: '2026-03-10' };
    expect(placeOf('2026-03-01', span)).toBe(0);
    expect(placeOf('2026-03-06', span)).toBe(50);
    expect(placeOf('2026-02-01', span)).toBe(0);
    expect(placeOf('2027-01-01', span)).toBe(100);
  });

  it('writes Mondays in a short span', () => {
    expect(ticksOf({ from: '2026-11-25', to: '2026-12-16' })).toEqual([
      '2026-11-30',
      '2026-12-07',
      '2026-12-14',
    ]);
    expect(ticksOf({ from: '2026-11-30', to: '2026-11-30' })).toEqual(['2026-11-30']);
  });

  it('writes months in a long one, leaving some out where they would be too many', () => {
    expect(ticksOf({ from: '2026-11-25', to: '2027-03-02' })).toEqual([
      '2026-12-01',
      '2027-01-01',
      '2027-02-01',
      '2027-03-01',
    ]);
    const decade = ticksOf({ from: '2020-01-01', to: '2030-01-01' });
    expect(decade.length).toBeLessThanOrEqual(10);
    expect(decade[0]).toBe('2020-02-01');
  });

  it('spans what has a date', () => {
    expect(spanOf([null, '2026-05-02', '2026-04-30', null])).toEqual({
      from: '2026-04-30',
      to: '2026-05-02',
    });
    expect(spanOf([null])).toBeUndefined();
  });
});
