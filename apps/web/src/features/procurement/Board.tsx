import { ITEM_STATES } from '@millwright/server/modules/procurement/procurement.lifecycle.ts';
import { IconButton, Loaded, Menu } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { api, type Inputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { verbInto } from './board.model.ts';
import { useItemVerbs } from './item-verbs.tsx';
import type { BoardColumn, ItemRow } from './procurement-types.ts';
import { Amount, Day, LateMark, stateIcon, stateText } from './procurement-words.tsx';

type Filters = NonNullable<Inputs['procurement']['board']>;

/**
 * Parts by where they stand. Dragging a card to a column uses the verb that leads there; the card's menu does the same without
 * a mouse. On a phone the columns lie under each other.
 */
export default function Board(props: { filters: Filters; withContract: boolean }): JSX.Element {
  const may = useMay();
  const verbs = useItemVerbs();
  const board = useQuery(() => ({
    ...api.procurement.board.options(props.filters),
    placeholderData: (before: { items: BoardColumn[] } | undefined) => before,
  }));
  const [held, setHeld] = createSignal<ItemRow>();
  const drop = (column: BoardColumn) => {
    const item = held();
    setHeld(undefined);
    const verb = item && verbInto(column.status, item);
    if (item && verb) void verbs.use(verb, [item]);
  };
  return (
    <>
      <Show when={may('ProcurementItem.order')}>
        <p class="max-sm:hidden mb-2 text-sm text-ink-3">{t('procurement.dragHint')}</p>
      </Show>
      <Loaded query={board}>
        {(found) => (
          <div class="grid gap-3 sm:grid-flow-col sm:auto-cols-[minmax(210px,1fr)] sm:overflow-x-auto pb-2 items-start">
            <For each={columnsOf(found().items)}>
              {(column) => (
                <Column
                  column={column}
                  verb={held() ? verbInto(column.status, held() as ItemRow) : undefined}
                  onDrop={() => drop(column)}
                >
                  <For each={column.items}>
                    {(item) => (
                      <Card
                        item={item}
                        withContract={props.withContract}
                        menu={verbs.entries(item)}
                        onHold={setHeld}
                      />
                    )}
                  </For>
                </Column>
              )}
            </For>
          </div>
        )}
      </Loaded>
      <verbs.Dialogs />
    </>
  );
}

/** Every state in its order, also those nothing stands in: one has to be able to drop a card there. */
const columnsOf = (found: readonly BoardColumn[]): BoardColumn[] =>
  ITEM_STATES.map(
    (status) => found.find((column) => column.status === status) ?? { status, total: 0, items: [] },
  );

function Column(props: {
  column: BoardColumn;
  /** What dropping the card in hand here would do; nothing where it cannot be dropped. */
  verb: ReturnType<typeof verbInto>;
  onDrop: () => void;
  children: JSX.Element;
}): JSX.Element {
  const more = () => (props.column.total ?? props.column.items.length) - props.column.items.length;
  return (
    <section
      aria-label={stateText(props.column.status)}
      class="min-w-0 grid gap-2 p-2 rounded-lg bg-surface-2 border"
      classList={{
        'border-transparent': !props.verb,
        'border-accent': !!props.verb,
        'max-sm:hidden': props.column.items.length === 0,
      }}
      onDragOver={(event) => props.verb && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <h2 class="flex items-center gap-2 px-1 text-sm font-semibold text-ink-2">
        <Dynamic component={stateIcon(props.column.status)} aria-hidden="true" />
        {stateText(props.column.status)}
        <span class="num ml-auto text-ink-3 font-normal">{props.column.total ?? '10 000+'}</span>
      </h2>
      <Show when={props.verb}>
        {(verb) => (
          <p class="px-1 text-sm text-accent">
            {t('procurement.dropHere', { verb: t(`procurement.verbs.${verb()}`) })}
          </p>
        )}
      </Show>
      <ul class="grid gap-2">{props.children}</ul>
      <Show when={more() > 0}>
        <p class="px-1 text-sm text-ink-3">{t('procurement.boardMore', { count: more() })}</p>
      </Show>
      <Show when={props.column.items.length === 0}>
        <p class="px-1 pb-1 text-sm text-ink-3">{t('procurement.boardEmpty')}</p>
      </Show>
    </section>
  );
}

function Card(props: {
  item: ItemRow;
  withContract: boolean;
  menu: ReturnType<ReturnType<typeof useItemVerbs>['entries']>;
  onHold: (item: ItemRow | undefined) => void;
}): JSX.Element {
  return (
    <li
      draggable={props.menu.length > 0}
      class="grid gap-1.5 p-3 bg-surface border border-line rounded-md"
      classList={{ 'sm:cursor-grab': props.menu.length > 0 }}
      onDragStart={(event) => {
        event.dataTransfer?.setData('text/plain', props.item.name);
        // After the browser has taken its picture of the card.
        queueMicrotask(() => props.onHold(props.item));
      }}
      onDragEnd={() => props.onHold(undefined)}
    >
      <div class="flex items-start gap-1">
        <A
          href={`/procurement/${props.item.id}`}
          draggable={false}
          class="flex-1 min-w-0 font-medium break-words hover:text-accent"
        >
          {props.item.name}
        </A>
        <Show when={props.menu.length > 0}>
          <span class="-mt-1 -mr-1.5">
            <Menu
              trigger={(attributes) => (
                <IconButton
                  {...attributes}
                  icon={EllipsisVertical}
                  label={`${t('procurement.more')}: ${props.item.name}`}
                />
              )}
              entries={props.menu}
            />
          </span>
        </Show>
      </div>
      <p class="flex flex-wrap gap-x-3 text-sm text-ink-2">
        <Amount item={props.item} />
        <Show when={props.item.supplier}>{(supplier) => <span>{supplier().name}</span>}</Show>
      </p>
      <Show when={props.withContract}>
        <p class="text-xs text-ink-3 truncate">
          <span class="num">{props.item.contractNo}</span> {props.item.contractName}
        </p>
      </Show>
      <p class="flex flex-wrap items-center gap-2 text-xs text-ink-3">
        <Show when={props.item.promisedDate ?? props.item.neededBy}>
          <span>
            {props.item.promisedDate ? t('procurement.promisedDate') : t('procurement.neededBy')}{' '}
            <Day day={props.item.promisedDate ?? props.item.neededBy} late={props.item.late === 'overdue'} />
          </span>
        </Show>
        <LateMark item={props.item} />
      </p>
    </li>
  );
}
