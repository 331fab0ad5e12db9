/** How a dependency's line runs: at right angles, out of one bar's end and into another's, with small round corners. */
import type { DependencyType, GanttDependency } from '../gantt-types.ts';

/** A bar's place: its two ends and its middle line. */
export interface Box {
  left: number;
  right: number;
  y: number;
}

export type Point = readonly [x: number, y: number];

/** How far a line goes straight before it turns. */
const STUB = 10;
const RADIUS = 4;
const HEAD = { length: 6, half: 3.5 };

const leavesAtEnd = (type: DependencyType) => type === 'FS' || type === 'FF';
const entersAtEnd = (type: DependencyType) => type === 'FF' || type === 'SF';

/** The corners of the line, from the predecessor to the successor. */
export function route(type: DependencyType, from: Box, to: Box, rowHeight: number): Point[] {
  const out = leavesAtEnd(type) ? 1 : -1;
  const into = entersAtEnd(type) ? -1 : 1;
  const x1 = out > 0 ? from.right : from.left;
  const x2 = into > 0 ? to.left : to.right;
  const start: Point = [x1, from.y];
  const end: Point = [x2, to.y];
  if (out !== into) {
    // Both on the same side: around the one that reaches further out.
    const x = out > 0 ? Math.max(x1, x2) + STUB : Math.min(x1, x2) - STUB;
    return [start, [x, from.y], [x, to.y], end];
  }
  const leave = x1 + out * STUB;
  const arrive = x2 - into * STUB;
  if ((arrive - leave) * out >= 0) return [start, [leave, from.y], [leave, to.y], end];
  // The successor begins too early for a straight way: back between the rows.
  const between = from.y + ((to.y >= from.y ? 1 : -1) * rowHeight) / 2;
  return [start, [leave, from.y], [leave, between], [arrive, between], [arrive, to.y], end];
}

const sign = (value: number) => (value > 0 ? 1 : value < 0 ? -1 : 0);
const n = (value: number) => Math.round(value * 10) / 10;

/** The line as an SVG path. It ends where the head begins. */
export function linePath(points: readonly Point[]): string {
  const all = points.filter((point, at) => {
    const before = points[at - 1];
    return !before || before[0] !== point[0] || before[1] !== point[1];
  });
  if (all.length < 2) return '';
  let path = `M${n(all[0]![0])} ${n(all[0]![1])}`;
  for (let at = 1; at < all.length - 1; at += 1) {
    const [before, corner, after] = [all[at - 1]!, all[at]!, all[at + 1]!];
    const inX = sign(corner[0] - before[0]);
    const inY = sign(corner[1] - before[1]);
    const outX = sign(after[0] - corner[0]);
    const outY = sign(after[1] - corner[1]);
    const radius = Math.min(
      RADIUS,
      (Math.abs(corner[0] - before[0]) + Math.abs(corner[1] - before[1])) / 2,
      (Math.abs(after[0] - corner[0]) + Math.abs(after[1] - corner[1])) / 2,
    );
    path += `L${n(corner[0] - inX * radius)} ${n(corner[1] - inY * radius)}`;
    path += `Q${n(corner[0])} ${n(corner[1])} ${n(corner[0] + outX * radius)} ${n(corner[1] + outY * radius)}`;
  }
  const [last, end] = [all.at(-2)!, all.at(-1)!];
  // Not under the head, whose tip would grow blunt.
  return `${path}L${n(end[0] - sign(end[0] - last[0]) * (HEAD.length - 1))} ${n(end[1])}`;
}

/** The triangle at the successor's end. */
export function headPath(points: readonly Point[]): string {
  const [before, [x, y]] = [points.at(-2)!, points.at(-1)!];
  const back = x - (sign(x - before[0]) || 1) * HEAD.length;
  return `M${n(x)} ${n(y)}L${n(back)} ${n(y - HEAD.half)}L${n(back)} ${n(y + HEAD.half)}Z`;
}

/** Which dependencies touch a row, so that a scroll asks for those of a few rows instead of looking at all. */
export type DependenciesByRow = ReadonlyMap<number, readonly GanttDependency[]>;

export function dependenciesByRow(
  dependencies: readonly GanttDependency[],
  rowOf: (taskId: string) => number | undefined,
): DependenciesByRow {
  const found = new Map<number, GanttDependency[]>();
  for (const dependency of dependencies) {
    const rows = [rowOf(dependency.predecessorId), rowOf(dependency.successorId)];
    if (rows.includes(undefined)) continue;
    for (const row of new Set(rows as number[])) {
      const there = found.get(row);
      if (there) there.push(dependency);
      else found.set(row, [dependency]);
    }
  }
  return found;
}

/** Dependencies with an end among these rows, each once. */
export function dependenciesIn(byRow: DependenciesByRow, first: number, last: number): GanttDependency[] {
  const found = new Set<GanttDependency>();
  for (let row = first; row <= last; row += 1)
    for (const dependency of byRow.get(row) ?? []) found.add(dependency);
  return [...found];
}

/** The type of a dependency drawn from one end of a bar to an end of another. */
export function typeBetween(from: 'start' | 'end', to: 'start' | 'end'): DependencyType {
  if (from === 'end') return to === 'start' ? 'FS' : 'FF';
  return to === 'start' ? 'SS' : 'SF';
}
