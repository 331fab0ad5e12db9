/** The plan on paper: a table whose head stands on every page, each row with its bar. It exists only while one prints. */
import { createSignal, For, type JSX, onCleanup, onMount, Show } from 'solid-js';
import { Portal } from 'solid-js/web';
import { formatDate, formatPercent } from '../../i18n/index.ts';
import { ganttText } from '../gantt-words.ts';
import { dayOf } from '../model/days.ts';
import type { Span } from '../model/drag.ts';
import { toneOf } from '../model/rows.ts';
import { ticks, unitsFor } from '../model/time-scale.ts';
import type { GanttState } from './gantt-state.ts';
import { majorLabel, minorLabel, shortDate } from './words-of.ts';

/** What the bars' column measures on A4 across, about. */
const PAPER_PX = 560;

export function PrintPlan(props: { state: GanttState }): JSX.Element {
  const [printing, setPrinting] = createSignal(false);
  const begin = () => setPrinting(true);
  const end = () => setPrinting(false);
  onMount(() => {
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    onCleanup(() => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    });
  });
  return (
    <Show when={printing()}>
      <Portal>
        <Paper state={props.state} />
      </Portal>
    </Show>
  );
}

function Paper(props: { state: GanttState }): JSX.Element {
  const state = props.state;
  const plan = () => ({ from: state.plan().from - 1, to: state.plan().to + 1 });
  const length = () => plan().to - plan().from + 1;
  const percent = (days: number) => `${((days / length()) * 100).toFixed(3)}%`;
  const place = (span: Span) => ({
    left: percent(span.from - plan().from),
    width: percent(span.to - span.from + 1),
  });
  const marks = () => {
    const { major, minor } = unitsFor(PAPER_PX / length());
    return ticks(minor === 'day' ? 'week' : minor === 'week' ? major : minor, plan().from, plan().to);
  };
  return (
    <div class="gantt-paper">
      <h1>{state.props.label}</h1>
      <p class="num">
        {ganttText('print.period', {
          from: formatDate(dayOf(state.plan().from)),
          to: formatDate(dayOf(state.plan().to)),
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th>{ganttText('columns.name')}</th>
            <th>{ganttText('columns.start')}</th>
            <th>{ganttText('columns.end')}</th>
            <th>{ganttText('columns.progress')}</th>
            <th class="gantt-paper-bars">
              <For each={marks()}>
                {(tick) => (
                  <span style={{ left: percent(Math.max(0, tick.from - plan().from)) }}>
                    {tick.unit === 'month' || tick.unit === 'year' ? majorLabel(tick) : minorLabel(tick).text}
                  </span>
                )}
              </For>
            </th>
          </tr>
        </thead>
        <tbody>
          <For each={state.rows()}>
            {(row) => (
              <tr>
                <td>
                  {row.task.title}
                  <small>{row.isDeleted ? ganttText('deleted') : row.task.group}</small>
                </td>
                <td class="num">{shortDate(row.task.startsOn, state.props.today)}</td>
                <td class="num">
                  {shortDate(row.task.endsOn, state.props.today)}
                  {row.task.isOverdue ? ' !' : ''}
                </td>
                <td class="num">{row.isDeleted ? '' : formatPercent(row.task.progress)}</td>
                <td class="gantt-paper-bars">
                  <Show when={row.ghost}>{(ghost) => <i data-kind="ghost" style={place(ghost())} />}</Show>
                  <Show when={row.span}>
                    {(span) => (
                      <i
                        data-kind={row.task.isMilestone ? 'stone' : 'bar'}
                        data-tone={toneOf(row.task)}
                        data-critical={(row.task.isCritical && row.task.progress < 100) || undefined}
                        style={place(span())}
                      >
                        <b style={{ width: `${row.task.progress}%` }} />
                      </i>
                    )}
                  </Show>
                  <i data-kind="today" style={{ left: percent(state.today() - plan().from + 0.5) }} />
                </td>
              </tr>
            )}
          </For>
        </tbody>
      </table>
    </div>
  );
}
