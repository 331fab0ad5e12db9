/** The right-hand side: shaded days, bars, lines between them, today. A drawing: its words are in the table's rows. */
import SearchCheck from 'lucide-solid/icons/search-check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { ganttText } from '../gantt-words.ts';
import { numberOf } from '../model/days.ts';
import type { Span } from '../model/drag.ts';
import { rowOfSlot } from '../model/row-window.ts';
import { type GanttRow, toneOf } from '../model/rows.ts';
import type { GanttState } from './gantt-state.ts';

export function Bars(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  const slots = createMemo(() => Array.from({ length: state.rowsInSight().size }, (_, slot) => slot));
  return <For each={slots()}>{(slot) => <Lane state={state} slot={slot} />}</For>;
}

/** Below this many pixels one zooms in to resize, or uses the keyboard. */
const SHORTEST_TO_RESIZE = 26;

const px = (place: { left: number; width: number }) => ({
  transform: `translateX(${place.left}px)`,
  width: `${place.width}px`,
});

function Lane(props: { state: GanttState; slot: number }): JSX.Element {
  const state = props.state;
  const at = createMemo(() => rowOfSlot(props.slot, state.rowsInSight()));
  const row = createMemo(() => state.rows()[at()]);
  return (
    <Show when={row()}>
      {(row) => (
        <div
          class="gantt-lane"
          data-row={at()}
          classList={{
            'is-selected': state.isSelected(row().id),
            'is-hovered': state.isHovered(row().id),
            'is-target': state.isTarget(row().id),
            'is-shifted': state.isShifted(row().id),
          }}
          style={{ transform: `translateY(${at() * state.rowHeight()}px)` }}
        >
          <Show when={row().ghost}>{(ghost) => <Ghost state={state} row={row()} span={ghost()} />}</Show>
          <Show when={state.isSelected(row().id) && row().span}>
            <Tail state={state} row={row()} />
          </Show>
          <Show when={state.spanOf(row())}>{(span) => <Bar state={state} row={row()} span={span()} />}</Show>
        </div>
      )}
    </Show>
  );
}

/** Where the baseline has the task. */
function Ghost(props: { state: GanttState; row: GanttRow; span: Span }): JSX.Element {
  return (
    <div
      class="gantt-ghost"
      data-stone={props.row.task.isMilestone || undefined}
      style={px(props.state.placeOf(props.span, props.row.task.isMilestone))}
    />
  );
}

/** How far the selected task may slip without harm. */
function Tail(props: { state: GanttState; row: GanttRow }): JSX.Element {
  const place = () => {
    const { lateEnd, totalFloat } = props.row.task;
    const span = props.state.spanOf(props.row);
    if (!span || !lateEnd || !totalFloat || totalFloat <= 0) return undefined;
    const left = props.state.scale().x(span.to + 1);
    const width = props.state.scale().x(numberOf(lateEnd) + 1) - left;
    return width > 0 ? { left, width } : undefined;
  };
  return <Show when={place()}>{(there) => <div class="gantt-tail" style={px(there())} />}</Show>;
}

function Bar(props: { state: GanttState; row: GanttRow; span: Span }): JSX.Element {
  const state = props.state;
  const task = () => props.row.task;
  const place = createMemo(() => state.placeOf(props.span, task().isMilestone));
  // Handles and ports are there only where they can be used: on the bar one points at or has chosen.
  const isAtHand = () => state.isHovered(props.row.id) || state.isSelected(props.row.id);
  return (
    <>
      <div
        class="gantt-bar"
        data-part="bar"
        data-task={props.row.id}
        data-tone={toneOf(task())}
        data-stone={task().isMilestone || undefined}
        data-critical={(task().isCritical && task().progress < 100) || undefined}
        data-movable={task().mayMove || undefined}
        style={px(place())}
        // Keeps the page still under a finger that drags; on the bars alone, so that scrolling elsewhere never waits for it.
        on:touchmove={{
          passive: false,
          handleEvent: (event) => (state.shift() || state.linking()) && event.preventDefault(),
        }}
      >
        <Show when={!task().isMilestone && task().progress > 0}>
          <div class="gantt-fill" style={{ width: `${task().progress}%` }} />
        </Show>
        <Show when={isAtHand()}>
          {/* A short bar is for moving: its ends would be all there is of it. */}
          <Show when={task().mayMove && !task().isMilestone && place().width >= SHORTEST_TO_RESIZE}>
            <i class="gantt-handle" data-part="start" />
            <i class="gantt-handle" data-part="end" />
          </Show>
          <Show when={state.props.onLink}>
            <i class="gantt-port" data-part="from-start" />
            <i class="gantt-port" data-part="from-end" />
          </Show>
        </Show>
      </div>
      <div class="gantt-beside" style={{ transform: `translateX(${place().left + place().width + 5}px)` }}>
        <Show when={task().isOverdue}>
          <span class="gantt-alert" title={ganttText('overdue')}>
            <TriangleAlert />
          </span>
        </Show>
        <Show when={task().awaitsInspection}>
          <span class="gantt-to-inspect" title={ganttText('toInspect')}>
            <SearchCheck />
          </span>
        </Show>
        {/* A diamond says which moment it is only by its name. */}
        <Show when={task().isMilestone}>
          <span class="gantt-stone-name">{task().title}</span>
        </Show>
      </div>
    </>
  );
}
