import {
  type Column,
  dataOf,
  EmptyState,
  formatDate,
  ListFrame,
  locale,
  Page,
  useListState,
} from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import ListTodo from 'lucide-solid/icons/list-todo';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { api, type Inputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { TODO_DUE, TODO_KINDS, type TodoRow, todoHref, todoIcons } from './todos.model.ts';

const FILTERS = ['kind', 'due'] as const;

/** Everything that waits for the viewer, the most urgent first; a click leads to where it is done. */
export default function TodosPage(): JSX.Element {
  const list = useListState({ filters: FILTERS, sorts: ['due'], sort: 'due' });
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      kinds: some('kind'),
      due: some('due'),
    }) as Inputs['todos']['list'];
  const todos = useInfiniteQuery(() => ({
    ...api.todos.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const saved = useSavedViews('todos');
  const foundTodos = dataOf(() => todos);
  const total = () => foundTodos()?.pages[0]?.total;

  return (
    <Page title={t('todos.title')} count={typeof total() === 'number' ? String(total()) : undefined}>
      <ListFrame
        name="todos"
        label={t('todos.title')}
        state={list}
        query={todos}
        columns={columns()}
        rowKey={(row) => `${row.kind} ${row.id}`}
        rowLabel={nameOf}
        rowHref={todoHref}
        searchPlaceholder={t('todos.searchPlaceholder')}
        viewChoices={['table', 'list', 'cards']}
        filters={[
          {
            key: 'kind',
            label: t('todos.kind'),
            options: TODO_KINDS.map((kind) => ({ value: kind, label: t(`todos.kinds.${kind}`) })),
          },
          {
            key: 'due',
            label: t('todos.due'),
            options: TODO_DUE.map((due) => ({ value: due, label: t(`todos.dueChoices.${due}`) })),
          },
        ]}
        saved={saved}
        onExport={(format) => downloadList('todos', format, filters())}
        empty={<EmptyState icon={ListTodo} title={t('todos.empty')} hint={t('todos.emptyHint')} />}
      />
    </Page>
  );
}

const nameOf = (row: TodoRow) => (locale() === 'en' && row.nameEn) || row.name;

const columns = (): Column<TodoRow>[] => [
  {
    key: 'kind',
    header: t('todos.kind'),
    cell: (row) => (
      <span class="inline-flex items-center gap-1.5 whitespace-nowrap text-ink-2">
        <Dynamic component={todoIcons[row.kind]} class="size-4 shrink-0 text-ink-3" aria-hidden="true" />
        {t(`todos.kinds.${row.kind}`)}
      </span>
    ),
    card: 'badge',
  },
  {
    key: 'name',
    header: t('todos.name'),
    cell: (row) => (
      <>
        {nameOf(row)}
        <Show when={row.number}>
          {(number) => <span class="num text-ink-3"> · {numberOf(row, number())}</span>}
        </Show>
      </>
    ),
    card: 'title',
  },
  {
    key: 'contract',
    header: t('todos.contract'),
    cell: (row) => (
      <>
        <span class="num text-ink-3">{row.contractNo}</span> {row.contractName}
      </>
    ),
  },
  { key: 'due', header: t('todos.due'), cell: (row) => <Due todo={row} />, sort: true },
];

/** Rounds and change orders are counted, and say of what; everything else has a number of its own. */
function numberOf({ kind }: TodoRow, number: string): string {
  if (kind === 'acceptance') return t('todos.round', { number });
  return kind === 'amendment' ? t('todos.amendment', { number }) : number;
}

/** The day it has to be done, else since when it waits. */
function Due(props: { todo: TodoRow }): JSX.Element {
  return (
    <Show
      when={props.todo.dueOn}
      fallback={
        <Show when={props.todo.waitsSince}>
          {(day) => (
            <span class="whitespace-nowrap text-ink-3">{t('todos.since', { date: formatDate(day()) })}</span>
          )}
        </Show>
      }
    >
      {(day) => (
        <span class="num whitespace-nowrap" classList={{ 'text-overdue font-semibold': props.todo.overdue }}>
          {formatDate(day())}
        </span>
      )}
    </Show>
  );
}
