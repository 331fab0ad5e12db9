import { describe, expect, it } from 'vitest';
import type { DependencyType, GanttDependency } from '../gantt-types.ts';
import {
  dependenciesByRow,
  dependenciesIn,
  headPath,
  linePath,
  type Point,
  route,
  typeBetween,
} from './arrows.ts';

const ROW = 36;
const box = (left: number, right: number, row: number) => ({ left, right, y: row * ROW + ROW / 2 });
const isOrthogonal = (points: readonly Point[]) =>
  points.every(([x, y], at) => {
    const before = points[at - 1];
    return !before || before[0] === x || before[1] === y;
  });

describe('the way of a line', () => {
  const types: DependencyType[] = ['FS', 'SS', 'FF', 'SF'];
  const places = [box(0, 50, 4), box(200, 260, 1), box(200, 260, 7), box(-120, -40, 6), box(30, 90, 5)];

  it.each(types)('%s runs at right angles between the right ends, wherever the bars lie', (type) => {
    const from = box(100, 160, 3);
    for (const to of places) {
      const points = route(type, from, to, ROW);
      expect(isOrthogonal(points)).toBe(true);
      expect(points[0]).toEqual([type[0] === 'F' ? from.right : from.left, from.y]);
      expect(points.at(-1)).toEqual([type[1] === 'F' ? to.right : to.left, to.y]);
      const [before, end] = [points.at(-2)!, points.at(-1)!];
      expect(Math.sign(end[0] - before[0]), 'enters from outside').toBe(type[1] === 'F' ? -1 : 1);
      const [start, next] = [points[0]!, points[1]!];
      expect(Math.sign(next[0] - start[0]), 'leaves to the outside').toBe(type[0] === 'F' ? 1 : -1);
    }
  });

  it('goes straight down where there is room, and back between the rows where there is none', () => {
    expect(route('FS', box(0, 50, 0), box(100, 150, 1), ROW)).toHaveLength(4);
    const back = route('FS', box(0, 50, 0), box(20, 90, 1), ROW);
    expect(back).toHaveLength(6);
    expect(back[2]![1]).toBe(ROW);
  });

  it('is drawn with round corners that fit, ending behind the head', () => {
    const points = route('FS', box(0, 50, 0), box(100, 150, 1), ROW);
    expect(linePath(points)).toBe('M50 18L56 18Q60 18 60 22L60 50Q60 54 64 54L95 54');
    expect(headPath(points)).toBe('M100 54L94 50.5L94 57.5Z');
  });

  it('draws nothing of a line without length', () => {
    expect(
      linePath([
        [5, 5],
        [5, 5],
      ]),
    ).toBe('');
  });
});

describe('which lines are drawn', () => {
  const one = (id: string, predecessorId: string, successorId: string): GanttDependency => ({
    id,
    predecessorId,
    successorId,
    type: 'FS',
    lagDays: 0,
  });
  const rows: Record<string, number> = { a: 0, b: 1, c: 50, d: 51 };
  const all = [one('ab', 'a', 'b'), one('bc', 'b', 'c'), one('cd', 'c', 'd'), one('xa', 'x', 'a')];
  const byRow = dependenciesByRow(all, (id) => rows[id]);

  it('those with an end in sight, each once, and none to a task that is filtered away', () => {
    expect(dependenciesIn(byRow, 0, 10).map(({ id }) => id)).toEqual(['ab', 'bc']);
    expect(dependenciesIn(byRow, 50, 60).map(({ id }) => id)).toEqual(['bc', 'cd']);
    expect(dependenciesIn(byRow, 20, 30)).toEqual([]);
  });

  it('takes the type from the ends a line is drawn between', () => {
    expect(typeBetween('end', 'start')).toBe('FS');
    expect(typeBetween('start', 'start')).toBe('SS');
    expect(typeBetween('end', 'end')).toBe('FF');
    expect(typeBetween('start', 'end')).toBe('SF');
  });
});
