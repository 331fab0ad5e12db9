/** What keys do: choose rows, follow dependencies, and move bars by working days. */
import { onCleanup } from 'solid-js';
import { formatDate } from '../../i18n/index.ts';
import type { Zoom } from '../gantt-types.ts';
import { ganttText } from '../gantt-words.ts';
import { dayOf } from '../model/days.ts';
import { nudged, sameSpan } from '../model/drag.ts';
import type { GanttRow } from '../model/rows.ts';
import type { GanttState } from './gantt-state.ts';
import { moveTo } from './hands.ts';
import { daysText } from './words-of.ts';

const CLOSER: readonly Zoom[] = ['fit', 'month', 'week', 'day'];

interface Doings {
  reveal(id: string): void;
  showToday(): void;
  announce(text: string): void;
  cancel(): boolean;
}

export interface Keys {
  onKeyDown(event: KeyboardEvent): void;
  onKeyUp(event: KeyboardEvent): void;
  /** Saves what has been nudged so far. */
  settle(): void;
}

export function createKeys(state: GanttState, doings: Doings): Keys {
  /** The row whose bar is being nudged, as it was before: it is saved once, when the Alt key is let go of. */
  let nudging: GanttRow | undefined;
  onCleanup(settle);

  function choose(id: string | undefined): void {
    if (id === undefined) return;
    settle();
    state.props.onSelect?.(id);
    doings.reveal(id);
  }

  function step(by: number): void {
    const rows = state.rows();
    const now = state.rowOf().get(state.props.selectedId ?? '');
    const next = now === undefined ? (by > 0 ? 0 : rows.length - 1) : now + by;
    choose(rows[Math.max(0, Math.min(rows.length - 1, next))]?.id);
  }

  /** To the first task this one waits for, or the first that waits for it. */
  function follow(direction: 'before' | 'after'): void {
    const id = state.props.selectedId;
    if (id === undefined) return;
    const found = state
      .dependenciesOf(id)
      .map((one) => (direction === 'before' ? one.predecessorId : one.successorId))
      .find((other) => other !== id);
    choose(found);
  }

  function nudge(event: KeyboardEvent, by: 1 | -1): void {
    const row = state.row(state.props.selectedId);
    if (!row?.span || !row.task.mayMove || !state.props.onMove) return;
    const before = state.shift()?.span ?? row.span;
    const kind = event.shiftKey ? 'end' : 'move';
    const span = nudged(kind, before, by, state.time(), row.task.isMilestone);
    nudging ??= row;
    state.setShift({ id: row.id, span });
    doings.announce(
      ganttText('says.moved', {
        title: row.task.title,
        start: formatDate(dayOf(span.from)),
        end: formatDate(dayOf(span.to)),
        days: daysText(state, span),
      }),
    );
  }

  function settle(): void {
    const row = nudging;
    if (!row) return;
    nudging = undefined;
    const shift = state.shift();
    state.setShift(undefined);
    if (shift && row.span && !sameSpan(row.span, shift.span)) moveTo(state, row, shift.span);
  }

  function giveUp(): boolean {
    const row = state.row(state.shift()?.id);
    const had = nudging !== undefined || doings.cancel();
    nudging = undefined;
    state.setShift(undefined);
    if (had) {
      if (row) doings.announce(ganttText('says.back', { title: row.task.title }));
      return true;
    }
    if (state.props.selectedId === undefined) return false;
    state.props.onSelect?.(undefined);
    return true;
  }

  function zoom(by: 1 | -1): void {
    const next = CLOSER[CLOSER.indexOf(state.props.zoom) + by];
    if (next) state.props.onZoom?.(next);
  }

  const page = () => Math.max(1, Math.floor(state.chartHeight() / state.rowHeight()) - 1);
  const plain: Record<string, () => unknown> = {
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    j: () => step(1),
    k: () => step(-1),
    ArrowLeft: () => follow('before'),
    ArrowRight: () => follow('after'),
    PageDown: () => step(page()),
    PageUp: () => step(-page()),
    Home: () => choose(state.rows()[0]?.id),
    End: () => choose(state.rows().at(-1)?.id),
    Enter: () => {
      const row = state.row(state.props.selectedId);
      if (row && !row.isDeleted) state.props.onOpen?.(row.id);
    },
    t: () => doings.showToday(),
    '+': () => zoom(1),
    '=': () => zoom(1),
    '-': () => zoom(-1),
  };

  return {
    onKeyDown: (event) => {
      if (event.target !== event.currentTarget) return;
      const act = () => {
        if (event.key === 'Escape') return giveUp();
        if (event.ctrlKey || event.metaKey) return false;
        if (event.altKey) {
          if (event.key === 'ArrowRight') nudge(event, 1);
          else if (event.key === 'ArrowLeft') nudge(event, -1);
          else return false;
          return true;
        }
        const doIt = plain[event.key];
        if (!doIt) return false;
        doIt();
        return true;
      };
      if (!act()) return;
      event.preventDefault();
      event.stopPropagation();
    },
    onKeyUp: (event) => {
      if (event.key === 'Alt') settle();
    },
    settle,
  };
}
