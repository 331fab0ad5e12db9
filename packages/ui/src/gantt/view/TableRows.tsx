// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot leave out the rows that are out of sight
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid keeps the focus and names the row it is on
/** The rows on the left. They are also the table that screen readers read, so each says what its bar shows. */
import Diamond from 'lucide-solid/icons/diamond';
import SearchCheck from 'lucide-solid/icons/search-check';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import { createMemo, For, type JSX, Show } from 'solid-js';
import { formatDate, formatList, formatPercent } from '../../i18n/index.ts';
import { ganttText } from '../gantt-words.ts';
import type { ColumnName } from '../model/columns.ts';
import { rowOfSlot } from '../model/row-window.ts';
import type { GanttRow } from '../model/rows.ts';
import type { GanttState } from './gantt-state.ts';
import { rowSummary, shortDate } from './words-of.ts';

export const rowId = (state: GanttState, id: string) => `gantt-${state.key}-${id}`;

export function TableRows(props: { state: GanttState }): JSX.Element {
  const slots = createMemo(() => Array.from({ length: props.state.rowsInSight().size }, (_, slot) => slot));
  return (
    <div class="gantt-table" role="rowgroup" style={{ height: `${props.state.sheetHeight()}px` }}>
      <For each={slots()}>{(slot) => <TableRow state={props.state} slot={slot} />}</For>
    </div>
  );
}

function TableRow(props: { state: GanttState; slot: number }): JSX.Element {
  const state = props.state;
  const at = createMemo(() => rowOfSlot(props.slot, state.rowsInSight()));
  const row = createMemo(() => state.rows()[at()]);
  return (
    <Show when={row()}>
      {(row) => (
        <div
          class="gantt-row"
          role="row"
          id={rowId(state, row().id)}
          data-row={at()}
          aria-rowindex={at() + 2}
          aria-selected={state.isSelected(row().id)}
          classList={{
            'is-hovered': state.isHovered(row().id),
            'is-deleted': row().isDeleted,
          }}
          style={{ transform: `translateY(${at() * state.rowHeight()}px)` }}
        >
          <NameCell state={state} row={row()} />
          <For each={state.columns()}>{(name) => <Cell state={state} row={row()} name={name} />}</For>
          <span role="gridcell" class="sr-only">
            {rowSummary(state, row())}
          </span>
        </div>
      )}
    </Show>
  );
}

function NameCell(props: { state: GanttState; row: GanttRow }): JSX.Element {
  const task = () => props.row.task;
  return (
    <div role="rowheader" class="gantt-cell is-name" title={task().title}>
      <span class="gantt-title">
        <Show when={task().isMilestone}>
          <Diamond class="gantt-mark" aria-hidden="true" />
        </Show>
        {task().title}
      </span>
      <Show when={props.row.isDeleted} fallback={<span class="gantt-group">{task().group}</span>}>
        <span class="gantt-group">{ganttText('deleted')}</span>
      </Show>
    </div>
  );
}

function Cell(props: { state: GanttState; row: GanttRow; name: ColumnName }): JSX.Element {
  const task = () => props.row.task;
  const today = () => props.state.props.today;
  const text = (): JSX.Element => {
    switch (props.name) {
      case 'who':
        return formatList(task().people ?? []);
      case 'start':
        return <span title={formatDate(task().startsOn)}>{shortDate(task().startsOn, today())}</span>;
      case 'end':
        return <EndCell row={props.row} today={today()} />;
      case 'days':
        return task().isMilestone ? '' : task().durationDays;
      case 'progress':
        return <DoneCell row={props.row} />;
      case 'float':
        return <FloatCell row={props.row} />;
    }
  };
  return (
    <div role="gridcell" class={`gantt-cell is-${props.name}`}>
      {text()}
    </div>
  );
}

/** How far it is; what is finished and still to be inspected has a mark of its own, since it is not done. */
function DoneCell(props: { row: GanttRow }): JSX.Element {
  return (
    <Show when={!props.row.isDeleted}>
      <Show when={props.row.task.awaitsInspection} fallback={formatPercent(props.row.task.progress)}>
        <span class="gantt-to-inspect" title={ganttText('toInspect')}>
          <SearchCheck class="gantt-mark" aria-hidden="true" />
          {formatPercent(props.row.task.progress)}
        </span>
      </Show>
    </Show>
  );
}

function EndCell(props: { row: GanttRow; today: string }): JSX.Element {
  const task = () => props.row.task;
  return (
    <span title={formatDate(task().endsOn)} classList={{ 'gantt-late': task().isOverdue }}>
      <Show when={task().isOverdue}>
        <TriangleAlert class="gantt-mark" aria-hidden="true" />
      </Show>
      {shortDate(task().endsOn, props.today)}
    </span>
  );
}

/** Days of float; a critical task has a word instead of its nought, since the colour of a bar says nothing to many. */
function FloatCell(props: { row: GanttRow }): JSX.Element {
  return (
    <Show
      when={props.row.task.isCritical && props.row.task.progress < 100}
      fallback={<span class="num">{props.row.task.progress < 100 ? props.row.task.totalFloat : ''}</span>}
    >
      <span class="gantt-critical-word">{ganttText('critical')}</span>
    </Show>
  );
}
