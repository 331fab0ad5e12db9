import { describe, expect, it } from 'vitest';
import type { GanttCalendar } from '../gantt-types.ts';
import { dayOf, numberOf } from './days.ts';
import { type DragKind, dragged, nudged } from './drag.ts';
import { addWorkdays, countWorkdays, workdayFrom, workingTime } from './working-time.ts';

const calendar: GanttCalendar = {
  workdays: [true, true, true, true, true, false, false],
  exceptions: [
    { from: '2026-10-01', to: '2026-10-07', isWorking: false, name: 'National Day' },
    { from: '2026-10-10', to: '2026-10-10', isWorking: true, name: 'Make-up' },
  ],
};
const time = workingTime(calendar);
const span = (from: string, to: string) => ({ from: numberOf(from), to: numberOf(to) });
const days = ({ from, to }: { from: number; to: number }) => [dayOf(from), dayOf(to)];

describe('working time', () => {
  it('tells weekends, holidays and make-up workdays apart, and names them', () => {
    expect(time.kindOf(numberOf('2026-09-26'))).toBe('weekend');
    expect(time.kindOf(numberOf('2026-10-01'))).toBe('holiday');
    expect(time.kindOf(numberOf('2026-10-03'))).toBe('holiday');
    expect(time.kindOf(numberOf('2026-10-10'))).toBe('makeUp');
    expect(time.kindOf(numberOf('2026-10-08'))).toBe('work');
    expect(time.nameOf(numberOf('2026-10-03'))).toBe('National Day');
  });

  it('counts and adds over the long holiday', () => {
    expect(countWorkdays(time, numberOf('2026-09-30'), numberOf('2026-10-10'))).toBe(4);
    expect(dayOf(addWorkdays(time, numberOf('2026-09-30'), 1))).toBe('2026-10-08');
    expect(dayOf(addWorkdays(time, numberOf('2026-10-08'), -1))).toBe('2026-09-30');
  });

  it('does not search for ever in a calendar without work', () => {
    const never = workingTime({ workdays: Array(7).fill(false), exceptions: [] });
    expect(workdayFrom(never, 5, 1)).toBe(5);
    expect(addWorkdays(never, 5, 3)).toBe(8);
  });
});

describe('dragging a bar', () => {
  const bar = span('2026-09-24', '2026-09-28'); // Thursday, Friday, Monday: three working days

  it('keeps its working days when it crosses a holiday', () => {
    expect(days(dragged('move', bar, 6, time))).toEqual(['2026-09-30', '2026-10-09']);
  });

  it('snaps to a working day in the direction it is dragged', () => {
    expect(days(dragged('move', bar, 2, time))).toEqual(['2026-09-28', '2026-09-30']);
    expect(days(dragged('move', bar, -4, time))).toEqual(['2026-09-18', '2026-09-22']);
  });

  it('stays where it is when it is not dragged a day', () => {
    expect(dragged('move', bar, 0, time)).toBe(bar);
  });

  it('ends no earlier than it begins, and begins no later than it ends', () => {
    expect(days(dragged('end', bar, -10, time))).toEqual(['2026-09-24', '2026-09-24']);
    expect(days(dragged('start', bar, 10, time))).toEqual(['2026-09-28', '2026-09-28']);
    expect(days(dragged('end', bar, 3, time))).toEqual(['2026-09-24', '2026-10-08']);
  });

  it('keeps a milestone a single day', () => {
    expect(days(dragged('move', span('2026-09-25', '2026-09-25'), 1, time, true))).toEqual([
      '2026-09-28',
      '2026-09-28',
    ]);
  });

  it('always lies on working days, as long as before, wherever it is moved', () => {
    for (let by = -40; by <= 40; by += 1) {
      const there = dragged('move', bar, by, time);
      expect(time.isWorking(there.from) && time.isWorking(there.to), `moved by ${by}`).toBe(true);
      expect(countWorkdays(time, there.from, there.to), `moved by ${by}`).toBe(3);
    }
  });

  it.each<[DragKind, number, [string, string]]>([
    ['move', 1, ['2026-09-25', '2026-09-29']],
    ['move', -1, ['2026-09-23', '2026-09-25']],
    ['end', 1, ['2026-09-24', '2026-09-29']],
    ['end', -9, ['2026-09-24', '2026-09-24']],
    ['start', 2, ['2026-09-28', '2026-09-28']],
  ])('nudged: %s by %i working days', (kind, by, there) => {
    expect(days(nudged(kind, bar, by, time))).toEqual(there);
  });

  it('nudges there and back to the same place, over the holiday too', () => {
    let there = bar;
    for (let step = 0; step < 8; step += 1) there = nudged('move', there, 1, time);
    for (let step = 0; step < 8; step += 1) there = nudged('move', there, -1, time);
    expect(there).toEqual(bar);
  });
});
