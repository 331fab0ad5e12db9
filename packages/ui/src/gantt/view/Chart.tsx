/** What lies under and over the bars: days off, today, the promised day, and what one is doing right now. */
import { For, type JSX, Show } from 'solid-js';
import { formatDate } from '../../i18n/index.ts';
import { ganttText } from '../gantt-words.ts';
import { typeBetween } from '../model/arrows.ts';
import { dayOf, numberOf } from '../model/days.ts';
import type { Shade } from '../model/shades.ts';
import { ticks, unitsFor } from '../model/time-scale.ts';
import { Bars } from './Bars.tsx';
import { type GanttState, HEAD_HEIGHT } from './gantt-state.ts';
import { Lines } from './Lines.tsx';
import { daysText } from './words-of.ts';

export function Chart(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  const majors = () =>
    ticks(unitsFor(state.scale().pxPerDay).major, state.daysInSight().from, state.daysInSight().to);
  return (
    <div
      class="gantt-chart"
      aria-hidden="true"
      style={{
        top: `${HEAD_HEIGHT}px`,
        width: `${state.scale().width}px`,
        height: `${state.sheetHeight()}px`,
      }}
    >
      <For each={state.shadesInSight()}>{(shade) => <Shaded state={state} shade={shade} />}</For>
      <For each={majors()}>
        {(tick) => (
          <div class="gantt-rule" style={{ transform: `translateX(${state.scale().x(tick.from)}px)` }} />
        )}
      </For>
      <div class="gantt-rows" style={{ height: `${state.rows().length * state.rowHeight()}px` }} />
      <Lines state={state} />
      <Bars state={state} />
      <DayLine state={state} day={state.today()} kind="today" />
      <Show when={state.props.promisedOn}>
        {(day) => <DayLine state={state} day={numberOf(day())} kind="promised" />}
      </Show>
      <Doing state={state} />
    </div>
  );
}

function Shaded(props: { state: GanttState; shade: Shade }): JSX.Element {
  const { kind, from, to, name } = props.shade;
  const width = () => (to - from) * props.state.scale().pxPerDay;
  const label = () => (kind === 'makeUp' ? (name ?? ganttText('makeUpDay')) : name);
  return (
    <div
      class="gantt-shade"
      data-kind={kind}
      title={label()}
      style={{ transform: `translateX(${props.state.scale().x(from)}px)`, width: `${width()}px` }}
    >
      <Show when={kind === 'holiday' && name && width() > name.length * 9 + 12}>
        <span>{name}</span>
      </Show>
    </div>
  );
}

function DayLine(props: { state: GanttState; day: number; kind: 'today' | 'promised' }): JSX.Element {
  const x = () => {
    const { x, pxPerDay } = props.state.scale();
    return x(props.day) + (props.kind === 'today' ? pxPerDay / 2 : pxPerDay);
  };
  return (
    <div class="gantt-day-line" data-kind={props.kind} style={{ transform: `translateX(${x()}px)` }}>
      <span>{ganttText(props.kind)}</span>
    </div>
  );
}

/** The dates a dragged bar would have, or what kind of dependency is being drawn. */
function Doing(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  return (
    <>
      <Show when={state.shift()}>
        {(shift) => (
          <div class="gantt-tag num" style={{ transform: tagPlace(state, shift().id) }}>
            {formatDate(dayOf(shift().span.from))}
            {' – '}
            {formatDate(dayOf(shift().span.to))}
            <b>{daysText(state, shift().span)}</b>
          </div>
        )}
      </Show>
      <Show when={state.linking()}>
        {(now) => (
          <Show when={now().target}>
            {(target) => (
              <div class="gantt-tag" style={{ transform: `translate(${now().x + 14}px, ${now().y + 12}px)` }}>
                <b>{typeBetween(now().fromEnd, target().end)}</b>
                {ganttText(`types.${typeBetween(now().fromEnd, target().end)}`)}
              </div>
            )}
          </Show>
        )}
      </Show>
    </>
  );
}

/** Above the bar, or below it in the first row; never off to the left of what one sees. */
function tagPlace(state: GanttState, id: string): string {
  const box = state.boxOf(id);
  if (!box) return 'translate(-999px, 0)';
  const above = box.y - state.rowHeight() / 2 - 26;
  const y = above < state.scroll().top ? box.y + state.rowHeight() / 2 - 2 : above;
  return `translate(${Math.max(box.left, state.scroll().left + 4)}px, ${y}px)`;
}
