/** What pointers do to the chart: choosing, moving and resizing bars, drawing dependencies, pulling the paper along. */
import { onCleanup } from 'solid-js';
import { typeBetween } from '../model/arrows.ts';
import { dayOf } from '../model/days.ts';
import { type DragKind, dragged, type Span, sameSpan } from '../model/drag.ts';
import type { GanttRow } from '../model/rows.ts';
import type { GanttState } from './gantt-state.ts';

/** A finger that rests this long means the bar, one that moves on before that means the page. */
const LONG_PRESS_MS = 380;
/** Less than this is a click. */
const SLACK = 4;
/** Near an edge the paper runs along. */
const EDGE = 36;
const EDGE_SPEED = 14;

interface Grip {
  pointerId: number;
  kind: DragKind | 'from-start' | 'from-end' | 'paper';
  row: GanttRow | undefined;
  /** The line that was pressed. */
  dependencyId: string | undefined;
  x: number;
  y: number;
  scrollLeft: number;
  scrollTop: number;
  inTable: boolean;
  /** Whether moving on does anything. */
  mayPull: boolean;
  /** True once it is no click any more. */
  moving: boolean;
}

export interface Hands {
  onPointerDown(event: PointerEvent): void;
  onHover(event: PointerEvent): void;
  onPointerLeave(): void;
  onDblClick(event: MouseEvent): void;
  /** Lets go without a change; true when there was something to let go of. */
  cancel(): boolean;
}

const isDragKind = (part: string | undefined): part is DragKind =>
  part === 'start' || part === 'end' || part === 'move';

interface Places {
  scroller(): HTMLElement;
  root(): HTMLElement;
  reveal(taskId: string): void;
}

export function createHands(state: GanttState, places: Places): Hands {
  const { scroller, root } = places;
  let grip: Grip | undefined;
  let at = { x: 0, y: 0 };
  let frame = 0;
  let pressTimer = 0;

  /** The row one points at. Between its bars the chart is one surface, where the height says which row it is. */
  const rowAt = ({ target, clientY }: MouseEvent) => {
    const element = (target as Element).closest<HTMLElement>('[data-row]');
    if (element) return state.rows()[Number(element.dataset.row)];
    return (target as Element).closest('.gantt-chart') ? state.rows()[rowNumberAt(clientY)] : undefined;
  };
  const rowNumberAt = (clientY: number) => {
    const y = clientY - scroller().getBoundingClientRect().top - headHeight() + scroller().scrollTop;
    return Math.floor(y / state.rowHeight());
  };
  const headHeight = () => state.viewport().height - state.chartHeight();

  function release(): void {
    window.clearTimeout(pressTimer);
    cancelAnimationFrame(frame);
    frame = 0;
    grip = undefined;
    for (const [name, hear] of heard) window.removeEventListener(name, hear as EventListener, true);
    delete root().dataset.dragging;
  }

  function begin(): void {
    if (!grip) return;
    grip.moving = true;
    root().dataset.dragging = grip.kind;
    const { row, kind } = grip;
    if (!row || kind === 'paper') return;
    if (!isDragKind(kind)) drawTo(row, kind);
    else if (row.span) state.setShift({ id: row.id, span: row.span });
  }

  /** Once a frame, however often the pointer reports. */
  function follow(): void {
    frame = 0;
    if (!grip?.moving) return;
    const { kind, row } = grip;
    const view = scroller();
    if (kind === 'paper') {
      view.scrollLeft = grip.scrollLeft - (at.x - grip.x);
      view.scrollTop = grip.scrollTop - (at.y - grip.y);
      return;
    }
    const runs = runAlong(view);
    if (isDragKind(kind)) shiftTo(row!, kind, at.x - grip.x + view.scrollLeft - grip.scrollLeft);
    else drawTo(row!, kind);
    if (runs) frame = requestAnimationFrame(follow);
  }

  function runAlong(view: HTMLElement): boolean {
    const box = view.getBoundingClientRect();
    const left = box.left + state.tableWidth();
    const before = view.scrollLeft;
    if (at.x > box.right - EDGE) view.scrollLeft += EDGE_SPEED;
    else if (at.x < left + EDGE && at.x > left - 2 * EDGE) view.scrollLeft -= EDGE_SPEED;
    return view.scrollLeft !== before;
  }

  function shiftTo(row: GanttRow, kind: DragKind, distance: number): void {
    const days = Math.round(distance / state.scale().pxPerDay);
    const span = dragged(kind, row.span!, days, state.time(), row.task.isMilestone);
    const now = state.shift();
    if (!now || !sameSpan(now.span, span)) state.setShift({ id: row.id, span });
  }

  function drawTo(row: GanttRow, kind: 'from-start' | 'from-end'): void {
    const box = scroller().getBoundingClientRect();
    const x = at.x - box.left - state.tableWidth() + scroller().scrollLeft;
    const y = at.y - box.top - headHeight() + scroller().scrollTop;
    const other = state.rows()[rowNumberAt(at.y)];
    const place = other && state.boxOf(other.id);
    const isNear = place && x > place.left - 24 && x < place.right + 24;
    const target =
      other && isNear && other.id !== row.id && other.task.mayLink
        ? { id: other.id, end: x < (place.left + place.right) / 2 ? ('start' as const) : ('end' as const) }
        : undefined;
    state.setLinking({ fromId: row.id, fromEnd: kind === 'from-end' ? 'end' : 'start', x, y, target });
  }

  function finish(): void {
    if (!grip) return;
    const { moving, row, kind, inTable, dependencyId } = grip;
    const shift = state.shift();
    const linking = state.linking();
    release();
    state.setShift(undefined);
    state.setLinking(undefined);
    if (!moving) {
      if (dependencyId) state.props.onOpenDependency?.(dependencyId);
      if (row) state.props.onSelect?.(row.id);
      // Whoever chooses a task in the table wants to see its bar.
      if (row && inTable) places.reveal(row.id);
      return;
    }
    // Not before: what a page shows of a chosen task may take room from the chart one is dragging on.
    if (row && kind !== 'paper') state.props.onSelect?.(row.id);
    if (shift && row?.span && !sameSpan(shift.span, row.span)) moveTo(state, row, shift.span);
    if (linking?.target)
      state.props.onLink?.({
        predecessorId: linking.fromId,
        successorId: linking.target.id,
        type: typeBetween(linking.fromEnd, linking.target.end),
      });
  }

  function cancel(): boolean {
    const was = grip?.moving ?? false;
    if (grip) release();
    state.setShift(undefined);
    state.setLinking(undefined);
    return was;
  }

  function onMove(event: PointerEvent): void {
    if (!grip || event.pointerId !== grip.pointerId) return;
    at = { x: event.clientX, y: event.clientY };
    if (!grip.moving) {
      const far = Math.hypot(at.x - grip.x, at.y - grip.y) > SLACK;
      if (!far) return;
      // A finger that moves before it has rested scrolls, and so does one beside the bars; the table is not pulled at all.
      if (pressTimer || !grip.mayPull) {
        release();
        return;
      }
      begin();
    }
    frame ||= requestAnimationFrame(follow);
  }
  const onUp = (event: PointerEvent) => {
    if (event.pointerId === grip?.pointerId) finish();
  };
  const onCancel = (event: PointerEvent) => {
    if (event.pointerId === grip?.pointerId) cancel();
  };
  const heard = [
    ['pointermove', onMove],
    ['pointerup', onUp],
    ['pointercancel', onCancel],
  ] as const;
  onCleanup(() => grip && release());

  /** What the pressed part means: a bar one may not move only is chosen. */
  function kindOf(target: Element, row: GanttRow | undefined): Grip['kind'] {
    const part = target.closest<HTMLElement>('[data-part]')?.dataset.part;
    if ((part === 'from-start' || part === 'from-end') && row) return part;
    if (!part || !row?.task.mayMove || !row.span || !state.props.onMove) return 'paper';
    return isDragKind(part) ? part : 'move';
  }

  return {
    onPointerDown: (event) => {
      if (event.button !== 0 || grip) return;
      const target = event.target as Element;
      const row = rowAt(event);
      const isTouch = event.pointerType === 'touch';
      const kind = kindOf(target, row);
      const inTable = target.closest('.gantt-chart') === null;
      at = { x: event.clientX, y: event.clientY };
      grip = {
        pointerId: event.pointerId,
        kind,
        row,
        dependencyId: target.closest<HTMLElement>('[data-dependency]')?.dataset.dependency,
        ...at,
        scrollLeft: scroller().scrollLeft,
        scrollTop: scroller().scrollTop,
        inTable,
        mayPull: kind !== 'paper' || !(isTouch || inTable),
        moving: false,
      };
      for (const [name, hear] of heard) window.addEventListener(name, hear as EventListener, true);
      pressTimer = 0;
      if (!isTouch || kind === 'paper') return;
      // A port is small and waits for nothing.
      if (kind === 'from-start' || kind === 'from-end') return begin();
      pressTimer = window.setTimeout(() => {
        pressTimer = 0;
        navigator.vibrate?.(12);
        begin();
      }, LONG_PRESS_MS);
    },
    onHover: (event) => {
      if (grip || event.pointerType === 'touch') return;
      state.setHovered(rowAt(event)?.id);
    },
    onPointerLeave: () => {
      if (!grip) state.setHovered(undefined);
    },
    onDblClick: (event) => {
      const row = rowAt(event);
      if (row && !row.isDeleted) state.props.onOpen?.(row.id);
    },
    cancel,
  };
}

/** Hands a bar's new place to the page. */
export function moveTo(state: GanttState, row: GanttRow, span: Span): void {
  state.props.onMove?.({ task: row.task, startsOn: dayOf(span.from), endsOn: dayOf(span.to) });
}
