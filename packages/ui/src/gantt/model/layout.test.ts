import { describe, expect, it } from 'vitest';
import type { GanttTask } from '../gantt-types.ts';
import { columnsFor } from './columns.ts';
import { dayOf, numberOf } from './days.ts';
import { dayWindow, rowOfSlot, rowWindow, scrollToRow } from './row-window.ts';
import { ganttRows, toneOf } from './rows.ts';
import { shades } from './shades.ts';
import { planSpan, pxPerDay, roomFor, ticks, timeScale, unitsFor } from './time-scale.ts';
import { workingTime } from './working-time.ts';

const n = numberOf;

describe('days and pixels', () => {
  it('agree in both directions, for every part of a day', () => {
    const scale = timeScale({ from: n('2026-09-01'), to: n('2026-12-31') }, 13.5);
    for (let day = scale.from; day <= scale.to; day += 1) {
      expect(scale.dayAt(scale.x(day) + 0.01)).toBe(day);
      expect(scale.dayAt(scale.x(day) + 13.4)).toBe(day);
    }
    expect(scale.width).toBe(122 * 13.5);
  });

  it('fit the whole plan into the room there is', () => {
    const plan = { from: n('2026-01-01'), to: n('2026-12-31') };
    const perDay = pxPerDay('fit', plan, 900);
    const room = roomFor(plan, 'fit', perDay, 900);
    expect((room.to - room.from + 1) * perDay).toBeLessThanOrEqual(900 + perDay);
    expect(room.from).toBeLessThan(plan.from);
    expect(room.to).toBeGreaterThan(plan.to);
  });

  it('leave room to drag into, and fill the screen however short the plan', () => {
    const plan = planSpan([{ from: n('2026-11-23'), to: n('2026-11-25') }], n('2026-11-25'));
    const room = roomFor(plan, 'month', 4.4, 3000);
    expect(dayOf(room.from)).toBe('2026-07-01');
    expect((room.to - room.from + 1) * 4.4).toBeGreaterThanOrEqual(3000);
  });

  it('count in what there is room to write', () => {
    expect(unitsFor(34)).toEqual({ major: 'month', minor: 'day' });
    expect(unitsFor(15)).toEqual({ major: 'month', minor: 'week' });
    expect(unitsFor(4)).toEqual({ major: 'year', minor: 'month' });
    expect(unitsFor(0.5)).toEqual({ major: 'year', minor: 'quarter' });
    const months = ticks('month', n('2026-11-25'), n('2027-01-02'));
    expect(months.map(({ from }) => dayOf(from))).toEqual(['2026-11-01', '2026-12-01', '2027-01-01']);
    expect(months.every(({ to }, at) => to === (months[at + 1]?.from ?? to))).toBe(true);
  });
});

describe('the rows that are drawn', () => {
  it('cover what is in sight at every scroll position, with few elements', () => {
    for (let top = 0; top <= 2000 * 36 - 900; top += 97) {
      const window = rowWindow(top, 900, 36, 2000);
      expect(window.size).toBeLessThan(50);
      expect(window.first).toBeLessThanOrEqual(Math.floor(top / 36));
      expect(window.first + window.size).toBeGreaterThanOrEqual(Math.ceil((top + 900) / 36));
      expect(window.first + window.size).toBeLessThanOrEqual(2000);
    }
  });

  it('give each row to one element, and change few elements when one scrolls on', () => {
    const before = rowWindow(3600, 900, 36, 2000);
    const after = rowWindow(3600 + 4 * 36, 900, 36, 2000);
    const slots = Array.from({ length: before.size }, (_, slot) => slot);
    const shown = slots.map((slot) => rowOfSlot(slot, before));
    expect([...shown].sort((a, b) => a - b)).toEqual(slots.map((slot) => before.first + slot));
    expect(slots.filter((slot) => rowOfSlot(slot, after) !== shown[slot])).toHaveLength(4);
  });

  it('are all of a short plan', () => {
    expect(rowWindow(0, 900, 36, 3)).toEqual({ first: 0, size: 3 });
    expect(rowWindow(0, 900, 36, 0)).toEqual({ first: 0, size: 0 });
  });

  it('scroll no further than a row needs', () => {
    expect(scrollToRow(5, 0, 900, 36)).toBeUndefined();
    expect(scrollToRow(30, 0, 900, 36)).toBe(31 * 36 - 900);
    expect(scrollToRow(2, 900, 900, 36)).toBe(72);
  });

  it('draw the days in sight and some beside them, never beyond the paper', () => {
    const scale = { from: 1000, to: 1400, pxPerDay: 10 };
    for (let left = 0; left <= 3200; left += 37) {
      const { from, to } = dayWindow(left, 800, scale);
      expect(from).toBeLessThanOrEqual(1000 + left / 10);
      expect(to).toBeGreaterThanOrEqual(Math.min(1400, 1000 + (left + 800) / 10));
      expect(from).toBeGreaterThanOrEqual(1000);
      expect(to).toBeLessThanOrEqual(1400);
    }
  });
});

const task = (id: string, part: Partial<GanttTask> = {}): GanttTask => ({
  id,
  title: id,
  startsOn: '2026-11-23',
  endsOn: '2026-11-27',
  durationDays: 5,
  progress: 0,
  isMilestone: false,
  isCritical: false,
  isOverdue: false,
  totalFloat: 0,
  mayMove: true,
  mayLink: true,
  ...part,
});

describe('rows', () => {
  it('know where the baseline had them, and keep those deleted since', () => {
    const gone = {
      taskId: 'x',
      title: 'Gone',
      startsOn: '2026-11-02',
      endsOn: '2026-11-06',
      isDeleted: true,
    };
    const rows = ganttRows(
      [task('a'), task('b')],
      [{ ...gone, taskId: 'a', title: 'a', isDeleted: false }, gone],
    );
    expect(rows.map(({ id, isDeleted }) => [id, isDeleted])).toEqual([
      ['a', false],
      ['b', false],
      ['x', true],
    ]);
    expect(rows[0]?.ghost).toEqual({ from: n('2026-11-02'), to: n('2026-11-06') });
    expect(rows[1]?.ghost).toBeUndefined();
    expect(rows[2]).toMatchObject({ span: undefined, task: { title: 'Gone', mayMove: false } });
  });

  it('have no bar without dates, and a day of bar with one or with two the wrong way round', () => {
    const [none, one, wrong] = ganttRows(
      [
        task('a', { startsOn: null, endsOn: null }),
        task('b', { startsOn: null }),
        task('c', { endsOn: '2026-11-01' }),
      ],
      undefined,
    );
    expect(none?.span).toBeUndefined();
    expect(one?.span).toEqual({ from: n('2026-11-27'), to: n('2026-11-27') });
    expect(wrong?.span).toEqual({ from: n('2026-11-23'), to: n('2026-11-23') });
  });

  it('are done before they are overdue, and waiting before they have begun', () => {
    expect(toneOf(task('a', { progress: 100, isOverdue: true }))).toBe('done');
    expect(toneOf(task('a', { progress: 100, awaitsInspection: true }))).toBe('toInspect');
    expect(toneOf(task('a', { progress: 40, isOverdue: true }))).toBe('overdue');
    expect(toneOf(task('a', { progress: 40 }))).toBe('running');
    expect(toneOf(task('a'))).toBe('waiting');
  });

  it('show the columns there is room for, the name always', () => {
    expect(columnsFor(140)).toEqual([]);
    expect(columnsFor(240)).toEqual(['end']);
    expect(columnsFor(320)).toEqual(['start', 'end']);
    expect(columnsFor(560)).toEqual(['who', 'start', 'end', 'days', 'progress', 'float']);
  });
});

describe('shaded days', () => {
  const time = workingTime({
    workdays: [true, true, true, true, true, false, false],
    exceptions: [
      { from: '2026-10-01', to: '2026-10-07', isWorking: false, name: 'National Day' },
      { from: '2026-10-10', to: '2026-10-10', isWorking: true },
    ],
  });
  const seen = (perDay: number) =>
    shades(time, n('2026-09-25'), n('2026-10-11'), perDay).map(({ kind, from, to }) => [
      kind,
      dayOf(from).slice(5),
      to - from,
    ]);

  it('are drawn in one piece: weekends, the holiday over its weekend, the make-up Saturday', () => {
    expect(seen(15)).toEqual([
      ['weekend', '09-26', 2],
      ['holiday', '10-01', 7],
      ['makeUp', '10-10', 1],
      ['weekend', '10-11', 1],
    ]);
  });

  it('are holidays only where weekends would be hairlines', () => {
    expect(seen(1)).toEqual([['holiday', '10-01', 7]]);
  });
});
