import './gantt.css';
import './bar-states.css';
import { createEffect, createSignal, type JSX, on, onCleanup, onMount, Show } from 'solid-js';
import { Skeleton } from '../display/Skeleton.tsx';
import type { GanttProps } from './gantt-types.ts';
import { ganttText, useGanttWords } from './gantt-words.ts';
import { scrollToRow } from './model/row-window.ts';
import { Chart } from './view/Chart.tsx';
import { createGanttState } from './view/gantt-state.ts';
import { Head } from './view/Head.tsx';
import { createHands } from './view/hands.ts';
import { createKeys } from './view/keys.ts';
import { PrintPlan } from './view/PrintPlan.tsx';
import { Split } from './view/Split.tsx';
import { rowId, TableRows } from './view/TableRows.tsx';

/** A plan as a table beside its bars. It fills the place it is put into; give that a height. */
export default function Gantt(props: GanttProps): JSX.Element {
  const ready = useGanttWords();
  return (
    <Show when={ready()} fallback={<Skeleton class="h-full" />}>
      <Frame {...props} />
    </Show>
  );
}

function Frame(props: GanttProps): JSX.Element {
  const state = createGanttState(props);
  const [said, setSaid] = createSignal('');
  let root!: HTMLDivElement;
  let scroller!: HTMLDivElement;

  const showDay = (day: number, share: number) => {
    scroller.scrollLeft = state.scale().x(day) - state.room() * share;
  };
  const showToday = () => showDay(state.today(), 0.35);
  const reveal = (id: string) => {
    const at = state.rowOf().get(id);
    if (at === undefined) return;
    const top = scrollToRow(at, scroller.scrollTop, state.chartHeight(), state.rowHeight());
    if (top !== undefined) scroller.scrollTop = top;
    const box = state.boxOf(id);
    if (!box) return;
    const isInSight =
      box.right > scroller.scrollLeft + 24 && box.left < scroller.scrollLeft + state.room() - 24;
    if (!isInSight) scroller.scrollLeft = box.left - state.room() * 0.3;
  };
  const hands = createHands(state, { scroller: () => scroller, root: () => root, reveal });
  const keys = createKeys(state, { reveal, showToday, announce: setSaid, cancel: hands.cancel });

  onMount(() => {
    const measure = () => state.setViewport({ width: scroller.clientWidth, height: scroller.clientHeight });
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    onCleanup(() => observer.disconnect());
    // Today's work first; a plan that has not begun, or is over, from its beginning.
    const { from, to } = state.plan();
    const isRunning = state.rows().some(({ span }) => span && span.from <= state.today());
    showDay(isRunning && to > state.today() ? state.today() : from, isRunning ? 0.35 : 0.04);
    const current = state.rows().findIndex(({ span, task }) => span && task.progress < 100);
    if (current > 2) scroller.scrollTop = (current - 2) * state.rowHeight();
    props.ref?.({ showToday, reveal, focus: () => scroller.focus({ preventScroll: true }) });
  });

  // Another zoom, or room to the left, keeps the day in the middle where it is.
  createEffect(
    on(state.scale, (now, before) => {
      if (!before || before.width === 0) return;
      const middle = before.from + (state.scroll().left + state.room() / 2) / before.pxPerDay;
      scroller.scrollLeft = now.x(middle) - state.room() / 2;
    }),
  );

  // A page may show beside the chart what was chosen in it: then the chosen bar stays in what is left.
  createEffect(
    on(state.room, (now, before) => {
      const box = before !== undefined && now < before && props.selectedId && state.boxOf(props.selectedId);
      if (box && box.left < scroller.scrollLeft + before && box.right > scroller.scrollLeft)
        reveal(props.selectedId!);
    }),
  );

  const isInWindow = (id: string) => {
    const at = state.rowOf().get(id);
    const { first, size } = state.rowsInSight();
    return at !== undefined && at >= first && at < first + size;
  };
  const active = () => {
    const id = props.selectedId;
    return id !== undefined && isInWindow(id) ? rowId(state, id) : undefined;
  };

  return (
    <div
      ref={root}
      class="gantt"
      style={{ '--gantt-table': `${state.tableWidth()}px`, '--gantt-row': `${state.rowHeight()}px` }}
    >
      {/* biome-ignore lint/a11y/useAriaActivedescendantWithTabindex: it has one */}
      {/* biome-ignore lint/a11y/useSemanticElements: a table element cannot leave out the rows that are out of sight */}
      <div
        ref={scroller}
        class="gantt-scroller"
        role="grid"
        tabindex="0"
        aria-label={props.label}
        aria-describedby={`gantt-help-${state.key}`}
        aria-rowcount={state.rows().length + 1}
        aria-activedescendant={active()}
        onScroll={() => state.setScroll({ left: scroller.scrollLeft, top: scroller.scrollTop })}
        onKeyDown={keys.onKeyDown}
        onKeyUp={keys.onKeyUp}
        onBlur={keys.settle}
        onPointerDown={hands.onPointerDown}
        onPointerMove={hands.onHover}
        onPointerLeave={hands.onPointerLeave}
        onDblClick={hands.onDblClick}
      >
        <div
          class="gantt-sheet"
          role="presentation"
          style={{ width: `${state.tableWidth() + state.scale().width}px` }}
        >
          <Head state={state} />
          <TableRows state={state} />
          <Chart state={state} />
        </div>
      </div>
      <Split state={state} />
      <p id={`gantt-help-${state.key}`} class="sr-only">
        {ganttText('says.help')}
      </p>
      <p class="sr-only" aria-live="polite">
        {said()}
      </p>
      <PrintPlan state={state} />
    </div>
  );
}
