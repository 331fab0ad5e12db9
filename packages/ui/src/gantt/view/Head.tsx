// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave out the rows that are out of sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the row it is on
/** The line that stays on top: the columns' names over the table, the calendar over the bars. */
import { For, type JSX, Show } from 'solid-js';
import { ganttText } from '../gantt-words.ts';
import type { Unit } from '../model/days.ts';
import { type Tick, ticks, unitsFor } from '../model/time-scale.ts';
import { type GanttState, HEAD_HEIGHT } from './gantt-state.ts';
import { majorLabel, minorLabel } from './words-of.ts';

/** From how many pixels on there is room for the smaller word as well. */
const ROOM: Record<Unit, number> = { day: 30, week: 64, month: 0, quarter: 0, year: 0 };

export function Head(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  const units = () => unitsFor(state.scale().pxPerDay);
  const majors = () => ticks(units().major, state.daysInSight().from, state.daysInSight().to);
  const minors = () => ticks(units().minor, state.daysInSight().from, state.daysInSight().to);
  // By `left`: a month's name sticks to the edge of what one sees, and sticking does not know of transforms.
  const place = ({ from, to }: Tick) => ({
    left: `${state.scale().x(from)}px`,
    width: `${(to - from) * state.scale().pxPerDay}px`,
  });
  return (
    <div class="gantt-head" style={{ height: `${HEAD_HEIGHT}px` }} role="rowgroup">
      <div class="gantt-corner" role="row" aria-rowindex={1}>
        <span role="columnheader" class="gantt-cell is-name">
          {ganttText('columns.name')}
        </span>
        <For each={state.columns()}>
          {(name) => (
            <span
              role="columnheader"
              class={`gantt-cell is-${name}`}
              title={name === 'days' || name === 'float' ? ganttText(`hints.${name}`) : undefined}
            >
              {ganttText(`columns.${name}`)}
            </span>
          )}
        </For>
        <span role="columnheader" class="sr-only">
          {ganttText('columns.plan')}
        </span>
      </div>
      <div class="gantt-scale" aria-hidden="true">
        <For each={majors()}>
          {(tick) => (
            <div class="gantt-major" style={place(tick)}>
              <span>{majorLabel(tick)}</span>
            </div>
          )}
        </For>
        <For each={minors()}>
          {(tick) => (
            <div
              class="gantt-minor"
              classList={{
                'is-off': tick.unit === 'day' && !state.time().isWorking(tick.from),
                'is-make-up': tick.unit === 'day' && state.time().kindOf(tick.from) === 'makeUp',
                'is-today': state.today() >= tick.from && state.today() < tick.to,
                'is-day': tick.unit === 'day',
                'is-long': tick.unit === 'month' || tick.unit === 'quarter',
              }}
              style={place(tick)}
            >
              <Minor
                tick={tick}
                hasRoom={(tick.to - tick.from) * state.scale().pxPerDay >= ROOM[tick.unit]}
              />
            </div>
          )}
        </For>
      </div>
    </div>
  );
}

function Minor(props: { tick: Tick; hasRoom: boolean }): JSX.Element {
  const label = () => minorLabel(props.tick);
  return (
    <>
      <span class="num">{label().text}</span>
      <Show when={props.hasRoom && label().note}>
        <small class="num">{label().note}</small>
      </Show>
    </>
  );
}
