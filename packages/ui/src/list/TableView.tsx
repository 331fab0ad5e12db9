import { A } from '@solidjs/router';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import { For, type JSX, Show } from 'solid-js';
import { Checkbox } from '../fields/Checkbox.tsx';
import { uiText } from '../i18n/ui-text.ts';
import type { ListState } from './list-state.ts';
import type { Column, ListFrameProps } from './list-types.ts';
import type { Selection } from './selection.ts';

export interface RowsProps<Row> {
  frame: ListFrameProps<Row>;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** None when there are no bulk actions. */
  selection: Selection<Row> | undefined;
  open: (row: Row) => void;
}

/** A click on the row opens it, unless it was meant for something in the row or for selecting text. */
export function isRowClick(event: MouseEvent): boolean {
  const target = event.target as Element;
  return !target.closest('a, button, input, label, select') && !window.getSelection()?.toString();
}

/** Rows as a table with a header that stays. */
export function TableView<Row>(props: RowsProps<Row>): JSX.Element {
  const opens = () => props.frame.rowHref !== undefined || props.frame.onOpen !== undefined;
  return (
    <table class="w-full text-sm border-separate border-spacing-0">
      <caption class="sr-only">{props.frame.label}</caption>
      <thead class="sticky top-0 z-10 bg-surface">
        <tr>
          <Show when={props.selection}>
            {(selection) => (
              <th scope="col" class="w-9 pl-4 border-b border-line align-middle leading-none">
                <Checkbox
                  label={uiText('list.selectAll')}
                  hideLabel
                  checked={props.rows.length > 0 && selection().rows().length === props.rows.length}
                  indeterminate={
                    selection().rows().length > 0 && selection().rows().length < props.rows.length
                  }
                  onChange={() => selection().toggleAll()}
                />
              </th>
            )}
          </Show>
          <For each={props.columns}>
            {(column) => <HeaderCell column={column} state={props.frame.state as ListState} />}
          </For>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr
              tabindex="-1"
              data-row={props.frame.rowKey(row)}
              class="group/row hover:bg-surface-2/60 -outline-offset-2"
              classList={{
                'cursor-pointer': opens(),
                'bg-accent-soft/50': props.selection?.has(props.frame.rowKey(row)),
              }}
              onClick={(event) => opens() && isRowClick(event) && props.open(row)}
            >
              <Show when={props.selection}>
                {(selection) => (
                  <td class="w-9 pl-4 h-11 border-b border-line group-last/row:border-0 leading-none">
                    <Checkbox
                      label={uiText('list.selectRow', { name: props.frame.rowLabel(row) })}
                      hideLabel
                      checked={selection().has(props.frame.rowKey(row))}
                      onChange={() => selection().toggle(props.frame.rowKey(row))}
                    />
                  </td>
                )}
              </Show>
              <For each={props.columns}>
                {(column) => (
                  <td
                    class="h-11 px-3 first:pl-4 last:pr-4 border-b border-line group-last/row:border-0 whitespace-nowrap"
                    classList={{
                      'text-right num': column.align === 'end',
                      'font-medium': column.card === 'title',
                    }}
                  >
                    <RowCell frame={props.frame} row={row} column={column} />
                  </td>
                )}
              </For>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  );
}

/** The title column is the row's link, so it can be opened in a new tab and found by screen readers. */
export function RowCell<Row>(props: {
  frame: ListFrameProps<Row>;
  row: Row;
  column: Column<Row>;
}): JSX.Element {
  const title = () => props.column.card === 'title';
  return (
    <Show when={title() && props.frame.rowHref} fallback={<TitleButton {...props} title={title()} />}>
      {(href) => (
        <A href={href()(props.row)} class="hover:underline underline-offset-2">
          {props.column.cell(props.row)}
        </A>
      )}
    </Show>
  );
}

function TitleButton<Row>(props: {
  frame: ListFrameProps<Row>;
  row: Row;
  column: Column<Row>;
  title: boolean;
}): JSX.Element {
  return (
    <Show when={props.title && props.frame.onOpen} fallback={props.column.cell(props.row)}>
      {(onOpen) => (
        <button
          type="button"
          class="font-[inherit] text-left hover:underline underline-offset-2"
          onClick={() => onOpen()(props.row)}
        >
          {props.column.cell(props.row)}
        </button>
      )}
    </Show>
  );
}

function HeaderCell<Row>(props: { column: Column<Row>; state: ListState }): JSX.Element {
  const by = () => (typeof props.column.sort === 'string' ? props.column.sort : props.column.key);
  const direction = () => (props.state.sort()?.by === by() ? props.state.sort()?.direction : undefined);
  return (
    <th
      scope="col"
      class="h-[38px] px-3 first:pl-4 last:pr-4 border-b border-line bg-surface text-xs font-medium text-ink-3 whitespace-nowrap"
      classList={{ 'text-right': props.column.align === 'end', 'text-left': props.column.align !== 'end' }}
      style={{ width: props.column.width }}
      aria-sort={direction() === undefined ? undefined : direction() === 'asc' ? 'ascending' : 'descending'}
    >
      <Show when={props.column.sort} fallback={props.column.header}>
        <button
          type="button"
          class="inline-flex items-center gap-1 rounded-sm hover:text-ink"
          classList={{ 'text-ink': direction() !== undefined }}
          onClick={() => props.state.toggleSort(by())}
        >
          {props.column.header}
          <Show when={direction()}>
            {(way) =>
              way() === 'asc' ? (
                <ArrowUp class="size-3.5" aria-hidden="true" />
              ) : (
                <ArrowDown class="size-3.5" aria-hidden="true" />
              )
            }
          </Show>
        </button>
      </Show>
    </th>
  );
}
