import {
  Button,
  buttonClass,
  type Column,
  dataOf,
  EmptyState,
  IconButton,
  ListFrame,
  Menu,
  People,
  ProgressBar,
  showError,
  useListState,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/solid-query';
import ArrowDown from 'lucide-solid/icons/arrow-down';
import ArrowUp from 'lucide-solid/icons/arrow-up';
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical';
import FileUp from 'lucide-solid/icons/file-up';
import ListChecks from 'lucide-solid/icons/list-checks';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { useTaskBulk } from './task-bulk.tsx';
import type { ListTasks, TaskRow } from './task-types.ts';
import {
  DueDate,
  departmentOf,
  departmentOptions,
  searchPeople,
  stateOptions,
  TaskMark,
  toneOf,
} from './task-words.tsx';

const TaskDrawer = lazy(() => import('./TaskDrawer.tsx'));

const FILTERS = ['state', 'department', 'deleted'] as const;
const SORTS = ['order', 'due', 'progress', 'title'] as const;

/** A contract's tasks in the order of its plan: add, bring in, put in order. */
export default function ContractTasks(props: { contractId: string }): JSX.Element {
  const client = useQueryClient();
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: 'order', prefix: 'tasks' });
  const [adding, setAdding] = createSignal(false);
  const may = useMay();
  const saved = useSavedViews('contract-tasks');
  const bulk = useTaskBulk({ searchPeople: may('Member.read') ? searchPeople : undefined });
  const filters = () =>
    ({
      ...list.order(),
      contractIds: [props.contractId],
      search: list.search() || undefined,
      states: list.filter('state').length > 0 ? [...list.filter('state')] : undefined,
      departmentIds: list.filter('department').length > 0 ? [...list.filter('department')] : undefined,
      deleted: list.filter('deleted').length > 0 || undefined,
    }) as ListTasks;
  const tasks = useInfiniteQuery(() => ({
    ...api.tasks.list.infinite({ ...filters(), limit: 100, count: true }),
    placeholderData: (before) => before,
  }));
  const plan = useQuery(() => api.tasks.plan.options({ contractId: props.contractId }));
  const loaded = dataOf(() => plan);
  const plans = () => loaded()?.departments.some(({ mayPlan }) => mayPlan) ?? false;
  const foundTasks = dataOf(() => tasks);
  const rows = () => foundTasks()?.pages.flatMap(({ items }) => items) ?? [];
  const inOrder = () => list.sort()?.by === 'order' && list.sort()?.direction !== 'desc' && !list.narrowed();

  const move = async (task: TaskRow, by: -1 | 1) => {
    const at = rows().findIndex(({ id }) => id === task.id);
    const after = by === 1 ? rows()[at + 1] : rows()[at - 2];
    if (by === 1 && !after) return;
    await api.tasks.move.send({ taskId: task.id, afterTaskId: after?.id ?? null });
    await client.invalidateQueries({ queryKey: api.tasks.list.key() });
  };

  const columns = (): Column<TaskRow>[] => [
    { key: 'title', header: t('tasks.title'), cell: (task) => task.title, sort: true, card: 'title' },
    {
      key: 'mark',
      header: t('tasks.state'),
      cell: (task) => <TaskMark task={task} saysOpen />,
      card: 'badge',
    },
    { key: 'department', header: t('tasks.department'), cell: departmentOf },
    {
      key: 'assignees',
      header: t('tasks.assignees'),
      cell: (task) => <People names={task.assignees.map(({ name }) => name)} />,
    },
    {
      key: 'startsOn',
      header: t('tasks.startsOn'),
      cell: (task) => <span class="num">{task.startsOn}</span>,
      card: 'none',
    },
    { key: 'due', header: t('tasks.dueOn'), cell: (task) => <DueDate task={task} />, sort: true },
    {
      key: 'weight',
      header: t('tasks.weight'),
      cell: (task) => <span class="num">{Number(task.weight)}</span>,
      align: 'end',
      card: 'none',
    },
    {
      key: 'progress',
      header: t('tasks.progress'),
      cell: (task) => <ProgressBar value={task.progress} label={task.title} tone={toneOf(task)} showValue />,
      sort: true,
      width: '150px',
    },
    ...(plans()
      ? [
          {
            key: 'move',
            header: t('tasks.order'),
            cell: (task: TaskRow) => <MoveMenu task={task} enabled={inOrder()} onMove={move} />,
            width: '44px',
            card: 'none' as const,
          },
        ]
      : []),
  ];
  const Actions = () => (
    <>
      <Show when={loaded()?.mayImport}>
        <A href={`/contracts/${props.contractId}/import`} class={buttonClass()}>
          <FileUp aria-hidden="true" />
          {t('tasks.import')}
        </A>
      </Show>
      <Show when={plans()}>
        <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
          {t('tasks.add')}
        </Button>
      </Show>
    </>
  );

  return (
    <>
      <div class="flex flex-wrap justify-end gap-2 mb-3 empty:hidden" data-print="hide">
        <Actions />
      </div>
      <ListFrame
        name="contract-tasks"
        label={t('tasks.list')}
        state={list}
        query={tasks}
        columns={columns()}
        rowKey={(task) => task.id}
        rowLabel={(task) => task.title}
        rowHref={(task) => `/tasks/${task.id}`}
        searchPlaceholder={t('tasks.searchPlaceholder')}
        filters={[
          { key: 'state', label: t('tasks.state'), options: stateOptions() },
          {
            key: 'department',
            label: t('tasks.department'),
            options: departmentOptions((loaded()?.departments ?? []).map(({ mayPlan: _, ...one }) => one)),
          },
          ...(plans() ? [{ key: 'deleted', label: t('tasks.recycleBin'), kind: 'flag' as const }] : []),
        ]}
        bulk={plans() ? bulk.actions(list.filter('deleted').length > 0 ? 'bin' : 'list') : []}
        saved={saved}
        onExport={(format) => downloadList('tasks', format, filters())}
        empty={
          <EmptyState icon={ListChecks} title={t('tasks.contractEmpty')} hint={t('tasks.contractEmptyHint')}>
            <Actions />
          </EmptyState>
        }
      />
      <bulk.Dialogs />
      <Suspense>
        <Show when={adding()}>
          <TaskDrawer open contractId={props.contractId} onClose={() => setAdding(false)} />
        </Show>
      </Suspense>
    </>
  );
}

function MoveMenu(props: {
  task: TaskRow;
  enabled: boolean;
  onMove: (task: TaskRow, by: -1 | 1) => Promise<void>;
}): JSX.Element {
  const move = (by: -1 | 1) => void props.onMove(props.task, by).catch(showError);
  return (
    <Menu
      trigger={(attributes) => (
        <IconButton
          {...attributes}
          icon={EllipsisVertical}
          label={t('tasks.orderOf', { title: props.task.title })}
        />
      )}
      entries={[
        ...(props.enabled ? [] : [{ heading: t('tasks.orderHint') }]),
        { label: t('tasks.moveUp'), icon: ArrowUp, disabled: !props.enabled, onSelect: () => move(-1) },
        { label: t('tasks.moveDown'), icon: ArrowDown, disabled: !props.enabled, onSelect: () => move(1) },
      ]}
    />
  );
}
