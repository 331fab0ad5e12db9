// biome-ignore-all lint/a11y/useKeyWithClickEvents: the list frame handles the keys of all rows
import { For, type JSX, Show } from 'solid-js';
import { Checkbox } from '../fields/Checkbox.tsx';
import { uiText } from '../i18n/ui-text.ts';
import type { Column } from './list-types.ts';
import { isRowClick, RowCell, type RowsProps } from './TableView.tsx';

/** Rows as cards: a grid on a wide screen, one column on a phone. `dense` is the list view: one line a fact, no boxes. */
export function CardsView<Row>(props: RowsProps<Row> & { dense?: boolean }): JSX.Element {
  const part = (kind: NonNullable<Column<Row>['card']>) =>
    props.columns.filter((column) => (column.card ?? 'line') === kind);
  const opens = () => props.frame.rowHref !== undefined || props.frame.onOpen !== undefined;
  return (
    <ul
      aria-label={props.frame.label}
      classList={{
        'grid gap-2.5 sm:gap-4 sm:grid-cols-[repeat(auto-fill,minmax(280px,1fr))]': !props.dense,
        'bg-surface border border-line rounded-lg divide-y divide-line overflow-hidden': props.dense,
      }}
    >
      <For each={props.rows}>
        {(row) => (
          <li
            tabindex="-1"
            data-row={props.frame.rowKey(row)}
            class="min-w-0 bg-surface transition"
            classList={{
              'border border-line rounded-lg p-3.5 hover:border-line-strong': !props.dense,
              'px-4 py-2.5 hover:bg-surface-2/60 -outline-offset-2': props.dense,
              'cursor-pointer': opens(),
              'border-accent!': props.selection?.has(props.frame.rowKey(row)),
            }}
            onClick={(event) => opens() && isRowClick(event) && props.open(row)}
          >
            <div class="flex items-start gap-2.5">
              <Show when={props.selection}>
                {(selection) => (
                  <Checkbox
                    label={uiText('list.selectRow', { name: props.frame.rowLabel(row) })}
                    hideLabel
                    checked={selection().has(props.frame.rowKey(row))}
                    onChange={() => selection().toggle(props.frame.rowKey(row))}
                  />
                )}
              </Show>
              <div class="flex-1 min-w-0 font-semibold">
                <For each={part('title')}>
                  {(column) => <RowCell frame={props.frame} row={row} column={column} />}
                </For>
              </div>
              <div class="flex flex-wrap justify-end gap-1">
                <For each={part('badge')}>{(column) => column.cell(row)}</For>
              </div>
            </div>
            <dl
              class="text-sm"
              classList={{
                'mt-2.5 grid gap-1': !props.dense,
                'mt-1 flex flex-wrap gap-x-5 gap-y-0.5': props.dense,
              }}
            >
              <For each={part('line')}>
                {(column) => (
                  <div class="flex items-center gap-3 min-w-0">
                    <dt class="text-xs text-ink-3 shrink-0" classList={{ 'w-20': !props.dense }}>
                      {column.header}
                    </dt>
                    <dd class="flex-1 min-w-0 truncate">{column.cell(row)}</dd>
                  </div>
                )}
              </For>
            </dl>
          </li>
        )}
      </For>
    </ul>
  );
}
