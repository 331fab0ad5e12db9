/** The lines between bars: only those with an end in sight, each at right angles, those of the chosen bar loud. */
import { createMemo, For, type JSX, Show } from 'solid-js';
import type { GanttDependency } from '../gantt-types.ts';
import { ganttText } from '../gantt-words.ts';
import { headPath, linePath, route } from '../model/arrows.ts';
import type { GanttState } from './gantt-state.ts';

export function Lines(props: { state: GanttState }): JSX.Element {
  return (
    <svg class="gantt-lines" width="1" height="1" aria-hidden="true">
      <For each={props.state.linesInSight()}>{(one) => <Line state={props.state} dependency={one} />}</For>
      <Show when={props.state.linking()}>{(now) => <Drawn state={props.state} now={now()} />}</Show>
    </svg>
  );
}

function Line(props: { state: GanttState; dependency: GanttDependency }): JSX.Element {
  const state = props.state;
  const { id, predecessorId, successorId, type, lagDays } = props.dependency;
  const points = createMemo(() => {
    const from = state.boxOf(predecessorId);
    const to = state.boxOf(successorId);
    return from && to && route(type, from, to, state.rowHeight());
  });
  const touches = (is: (id: string) => boolean) => is(predecessorId) || is(successorId);
  const isCritical = () => {
    const ends = [state.row(predecessorId)?.task, state.row(successorId)?.task];
    return ends.every((task) => task?.isCritical && task.progress < 100);
  };
  return (
    <Show when={points()}>
      {(points) => (
        <g
          classList={{
            'is-critical': isCritical(),
            'is-loud': touches(state.isSelected) || touches(state.isHovered),
            'is-openable': state.props.onOpenDependency !== undefined,
          }}
          data-dependency={id}
        >
          <path class="gantt-line-reach" d={linePath(points())}>
            <title>
              {ganttText(`types.${type}`)}
              {lagDays === 0 ? '' : ` · ${ganttText('lag', { type, days: signed(lagDays) })}`}
            </title>
          </path>
          <path class="gantt-line" d={linePath(points())} />
          <path class="gantt-line-head" d={headPath(points())} />
        </g>
      )}
    </Show>
  );
}

export const signed = (days: number) => (days > 0 ? `+${days}` : `−${Math.abs(days)}`);

/** The line that is being drawn, from the end of a bar to the pointer. */
function Drawn(props: {
  state: GanttState;
  now: NonNullable<ReturnType<GanttState['linking']>>;
}): JSX.Element {
  const path = () => {
    const box = props.state.boxOf(props.now.fromId);
    if (!box) return '';
    const x = props.now.fromEnd === 'end' ? box.right : box.left;
    return `M${x} ${box.y}L${props.now.x} ${props.now.y}`;
  };
  return <path class="gantt-line-drawn" d={path()} />;
}
