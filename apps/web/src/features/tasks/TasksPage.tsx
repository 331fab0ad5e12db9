import {
  type Column,
  dataOf,
  EmptyState,
  ListFrame,
  Page,
  People,
  ProgressBar,
  useListState,
} from '@millwright/ui';
import { useSearchParams } from '@solidjs/router';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import ListChecks from 'lucide-solid/icons/list-checks';
import type { JSX } from 'solid-js';
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
  searchContracts,
  searchDepartments,
  searchPeople,
  stateOptions,
  TaskMark,
  toneOf,
  typeName,
} from './task-words.tsx';

const FILTERS = ['state', 'contract', 'department', 'assignee', 'type', 'due', 'mine', 'deleted'] as const;
const SORTS = ['due', 'progress', 'title'] as const;

/** All tasks the viewer may see, across contracts. */
export default function TasksPage(): JSX.Element {
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  // The bare address is for looking at what is to be done; the finished years are one click away.
  if (Object.keys(address).length === 0) setAddress({ state: 'open' }, { replace: true });
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: 'due' });
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const on = (name: 'mine' | 'deleted') => list.filter(name).length > 0 || undefined;
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      states: some('state'),
      contractIds: some('contract'),
      departmentIds: some('department'),
      assigneeIds: some('assignee'),
      typeIds: some('type'),
      dueFrom: list.range('due').from,
      dueTo: list.range('due').to,
      mine: on('mine'),
      deleted: on('deleted'),
    }) as ListTasks;
  const tasks = useInfiniteQuery(() => ({
    ...api.tasks.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const saved = useSavedViews('tasks');
  const types = useQuery(() => api.taskTypes.list.options());
  const typeOptions = () =>
    types.isPending ? [] : (types.data ?? []).map((type) => ({ value: type.id, label: typeName(type) }));
  const bulk = useTaskBulk({ searchPeople: may('Member.read') ? searchPeople : undefined });
  // Every row a filter leaves carries the name of what was asked for.
  const foundTasks = dataOf(() => tasks);
  const rows = () => foundTasks()?.pages.flatMap(({ items }) => items) ?? [];
  const contract = (id: string) => rows().find(({ contractId }) => contractId === id)?.contractName;
  const department = (id: string) => {
    const found = rows().find(({ departmentId }) => departmentId === id);
    return found && departmentOf(found);
  };
  const person = (id: string) =>
    rows()
      .flatMap(({ assignees }) => assignees)
      .find((one) => one.id === id)?.name;
  const total = () => foundTasks()?.pages[0]?.total;

  const columns = (): Column<TaskRow>[] => [
    { key: 'title', header: t('tasks.title'), cell: (task) => task.title, sort: true, card: 'title' },
    {
      key: 'mark',
      header: t('tasks.state'),
      cell: (task) => <TaskMark task={task} saysOpen />,
      card: 'badge',
    },
    {
      key: 'contract',
      header: t('tasks.contract'),
      cell: (task) => (
        <>
          <span class="num text-ink-3">{task.contractNo}</span> {task.contractName}
        </>
      ),
    },
    { key: 'department', header: t('tasks.department'), cell: departmentOf },
    {
      key: 'type',
      header: t('tasks.type'),
      cell: (task) => (task.type ? typeName(task.type) : ''),
      hidden: true,
    },
    {
      key: 'assignees',
      header: t('tasks.assignees'),
      cell: (task) => <People names={task.assignees.map(({ name }) => name)} />,
    },
    { key: 'due', header: t('tasks.dueOn'), cell: (task) => <DueDate task={task} />, sort: true },
    {
      key: 'progress',
      header: t('tasks.progress'),
      cell: (task) => <ProgressBar value={task.progress} label={task.title} tone={toneOf(task)} showValue />,
      sort: true,
      width: '150px',
    },
    {
      key: 'weight',
      header: t('tasks.weight'),
      cell: (task) => <span class="num">{Number(task.weight)}</span>,
      align: 'end',
      hidden: true,
    },
  ];

  return (
    <Page title={t('tasks.list')} count={typeof total() === 'number' ? String(total()) : undefined}>
      <ListFrame
        name="tasks"
        label={t('tasks.list')}
        state={list}
        query={tasks}
        columns={columns()}
        rowKey={(task) => task.id}
        rowLabel={(task) => task.title}
        rowHref={(task) => `/tasks/${task.id}`}
        searchPlaceholder={t('tasks.searchPlaceholder')}
        viewChoices={['table', 'list', 'cards']}
        filters={[
          { key: 'state', label: t('tasks.state'), options: stateOptions() },
          { key: 'contract', label: t('tasks.contract'), search: searchContracts, labelOf: contract },
          { key: 'department', label: t('tasks.department'), search: searchDepartments, labelOf: department },
          ...(may('Member.read')
            ? [{ key: 'assignee', label: t('tasks.assignees'), search: searchPeople, labelOf: person }]
            : []),
          ...(typeOptions().length > 0
            ? [{ key: 'type', label: t('tasks.type'), options: typeOptions() }]
            : []),
          { key: 'due', label: t('tasks.dueOn'), kind: 'dates' as const },
          { key: 'mine', label: t('tasks.mine.title'), kind: 'flag' as const },
          ...(may('Task.restore')
            ? [{ key: 'deleted', label: t('tasks.recycleBin'), kind: 'flag' as const }]
            : []),
        ]}
        bulk={may('Task.delete') ? bulk.actions(on('deleted') ? 'bin' : 'list') : []}
        saved={saved}
        onExport={(format) => downloadList('tasks', format, filters())}
        empty={<EmptyState icon={ListChecks} title={t('tasks.empty')} hint={t('tasks.emptyHint')} />}
      />
      <bulk.Dialogs />
    </Page>
  );
}
