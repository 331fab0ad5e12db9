/** What the Gantt's parts draw from: everything worked out of the props, and the little that changes while one looks at it. */
import { createMemo, createSelector, createSignal } from 'solid-js';
import type { GanttDependency, GanttProps } from '../gantt-types.ts';
import { type Box, dependenciesByRow, dependenciesIn } from '../model/arrows.ts';
import { columnsFor } from '../model/columns.ts';
import { numberOf } from '../model/days.ts';
import type { Span } from '../model/drag.ts';
import { dayWindow, rowWindow } from '../model/row-window.ts';
import { type GanttRow, ganttRows } from '../model/rows.ts';
import { shades } from '../model/shades.ts';
import { planSpan, pxPerDay, roomFor, timeScale } from '../model/time-scale.ts';
import { workingTime } from '../model/working-time.ts';
import { isCoarse, rememberedWidth } from './room.ts';

/** Both lines of the header. */
export const HEAD_HEIGHT = 52;

/** A bar that is being dragged or nudged: where it would come to lie. */
export interface Shift {
  id: string;
  span: Span;
}

/** A dependency that is being drawn. */
export interface Linking {
  fromId: string;
  fromEnd: 'start' | 'end';
  x: number;
  y: number;
  target: { id: string; end: 'start' | 'end' } | undefined;
}

const sameWindow = <T extends object>(a: T, b: T) =>
  (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key]);

export type GanttState = ReturnType<typeof createGanttState>;

let lastKey = 0;

export function createGanttState(props: GanttProps) {
  lastKey += 1;
  const key = lastKey;
  const [viewport, setViewport] = createSignal({ width: 0, height: 0 }, { equals: sameWindow });
  const [scroll, setScroll] = createSignal({ left: 0, top: 0 }, { equals: sameWindow });
  const [wantedWidth, setWantedWidth] = createSignal(rememberedWidth());
  const [hovered, setHovered] = createSignal<string>();
  const [shift, setShift] = createSignal<Shift>();
  const [linking, setLinking] = createSignal<Linking>();

  const rowHeight = () => (isCoarse() ? 44 : 36);
  /** The table leaves at least half of a phone, and a bit of a wide screen, to the bars. */
  const tableWidth = createMemo(() => {
    const { width } = viewport();
    const most = width < 600 ? width * 0.42 : width - 200;
    return Math.round(Math.max(96, Math.min(wantedWidth() ?? Math.min(560, width * 0.42), most)));
  });
  const columns = createMemo(() => columnsFor(tableWidth()), undefined, {
    equals: (a, b) => a.join() === b.join(),
  });
  const room = () => Math.max(0, viewport().width - tableWidth());
  const chartHeight = () => Math.max(0, viewport().height - HEAD_HEIGHT);

  const today = createMemo(() => numberOf(props.today));
  const time = createMemo(() => workingTime(props.calendar));
  const rows = createMemo(() => ganttRows(props.tasks, props.baseline));
  const rowOf = createMemo(() => new Map(rows().map((row, at) => [row.id, at] as const)));

  const plan = createMemo(
    () => planSpan(spansOf(rows(), props.promisedOn ? numberOf(props.promisedOn) : undefined), today()),
    undefined,
    { equals: sameWindow },
  );
  const perDay = createMemo(() => pxPerDay(props.zoom, plan(), room()));
  /** Room only ever grows while the zoom stays, so that putting a bar elsewhere does not move the ground below it. */
  const range = createMemo<{ span: Span; zoom: string }>((before) => {
    const span = roomFor(plan(), props.zoom, perDay(), room());
    if (before?.zoom !== props.zoom || props.zoom === 'fit') return { span, zoom: props.zoom };
    return {
      span: { from: Math.min(before.span.from, span.from), to: Math.max(before.span.to, span.to) },
      zoom: props.zoom,
    };
  });
  const scale = createMemo(() => timeScale(range().span, perDay()), undefined, {
    equals: (a, b) => a.from === b.from && a.to === b.to && a.pxPerDay === b.pxPerDay,
  });

  const rowsInSight = createMemo(
    () => rowWindow(scroll().top, chartHeight(), rowHeight(), rows().length),
    undefined,
    { equals: sameWindow },
  );
  const daysInSight = createMemo(() => dayWindow(scroll().left, room(), scale()), undefined, {
    equals: sameWindow,
  });

  const isSelected = createSelector(() => props.selectedId);
  const isHovered = createSelector(hovered);
  const isShifted = createSelector(() => shift()?.id);
  const isTarget = createSelector(() => linking()?.target?.id);

  /** Where a row's bar lies right now. Only the shifted bar, and the lines at it, follow the pointer. */
  const spanOf = (row: GanttRow): Span | undefined =>
    // A selector hears of the end of a shift a moment after the signal does.
    (isShifted(row.id) ? shift()?.span : undefined) ?? row.span;
  const placeOf = (span: Span, isMilestone: boolean) => {
    const left = scale().x(span.from);
    if (!isMilestone) return { left, width: Math.max(3, scale().x(span.to + 1) - left) };
    const middle = left + scale().pxPerDay / 2;
    return { left: middle - 8, width: 16 };
  };
  const boxOf = (taskId: string): Box | undefined => {
    const at = rowOf().get(taskId);
    const row = at === undefined ? undefined : rows()[at];
    const span = row && spanOf(row);
    if (!span) return undefined;
    const { left, width } = placeOf(span, row.task.isMilestone);
    return { left, right: left + width, y: at! * rowHeight() + rowHeight() / 2 - 1 };
  };

  const byRow = createMemo(() => dependenciesByRow(props.dependencies, (id) => rowOf().get(id)));
  const linesInSight = createMemo(() => {
    const { first, size } = rowsInSight();
    return dependenciesIn(byRow(), first, first + size - 1);
  });
  const dependenciesOf = (taskId: string): readonly GanttDependency[] => {
    const at = rowOf().get(taskId);
    return at === undefined ? [] : (byRow().get(at) ?? []);
  };

  return {
    /** Tells the rows' ids of two Gantts on a page apart. */
    key,
    props,
    viewport,
    setViewport,
    scroll,
    setScroll,
    setWantedWidth,
    tableWidth,
    columns,
    room,
    chartHeight,
    rowHeight,
    /** As high as the rows, and never less than fills the screen. */
    sheetHeight: () => Math.max(rows().length * rowHeight(), chartHeight()),
    today,
    time,
    rows,
    rowOf,
    row: (id: string | undefined) => {
      const at = id === undefined ? undefined : rowOf().get(id);
      return at === undefined ? undefined : rows()[at];
    },
    plan,
    scale,
    rowsInSight,
    daysInSight,
    shadesInSight: createMemo(() => shades(time(), daysInSight().from, daysInSight().to, scale().pxPerDay)),
    linesInSight,
    dependenciesOf,
    isSelected,
    isHovered,
    isShifted,
    isTarget,
    hovered,
    setHovered,
    shift,
    setShift,
    linking,
    setLinking,
    spanOf,
    placeOf,
    boxOf,
  };
}

function* spansOf(rows: readonly GanttRow[], promised: number | undefined): Generator<Span> {
  for (const { span, ghost } of rows) {
    if (span) yield span;
    if (ghost) yield ghost;
  }
  if (promised !== undefined) yield { from: promised, to: promised };
}
