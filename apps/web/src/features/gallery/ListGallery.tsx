import {
  type Column,
  formatDate,
  formatMoney,
  ListFrame,
  type ListQuery,
  Person,
  ProgressBar,
  StatusBadge,
  showToast,
  uiText,
  useListState,
} from '@millwright/ui';
import Bell from 'lucide-solid/icons/bell';
import { createSignal, type JSX } from 'solid-js';
import { createSampleViews } from './sample-views.ts';
import { type Sample, samples, statuses } from './samples.ts';

const columns: Column<Sample>[] = [
  { key: 'no', header: '合同编号', cell: (c) => <span class="num text-ink-2">{c.no}</span>, sort: true },
  { key: 'name', header: '名称', cell: (c) => c.name, card: 'title', sort: true },
  { key: 'customer', header: '客户', cell: (c) => c.customer },
  { key: 'status', header: '状态', cell: (c) => <StatusBadge value={c.status} />, card: 'badge' },
  {
    key: 'percent',
    header: '进度',
    cell: (c) => <ProgressBar value={c.percent} tone={c.status} label={c.name} showValue />,
    width: '180px',
  },
  {
    key: 'due',
    header: '交期',
    cell: (c) => (
      <span class="num" classList={{ 'text-overdue font-semibold': c.status === 'overdue' }}>
        {formatDate(c.due)}
      </span>
    ),
    sort: true,
  },
  { key: 'lead', header: '负责人', cell: (c) => <Person name={c.lead} /> },
  { key: 'amount', header: '金额', cell: (c) => formatMoney(c.amount, 'CNY'), align: 'end', hidden: true },
];

export function ListGallery(): JSX.Element {
  const list = useListState({ filters: ['status', 'due', 'mine', 'lead'], sort: 'no' });
  const [shown, setShown] = createSignal(20);
  const rows = () => {
    const sort = list.sort();
    const found = samples.filter(
      (row) =>
        (row.name + row.no + row.customer).includes(list.search()) &&
        (list.filter('status').length === 0 || list.filter('status').includes(row.status)) &&
        (list.filter('lead').length === 0 || list.filter('lead').includes(row.lead)),
    );
    if (!sort) return found;
    const by = sort.by as keyof Sample;
    return found.sort(
      (a, b) => String(a[by]).localeCompare(String(b[by])) * (sort.direction === 'asc' ? 1 : -1),
    );
  };
  const query: ListQuery<Sample> = {
    get data() {
      return { pages: [{ items: rows().slice(0, shown()), total: rows().length }] };
    },
    isPending: false,
    isError: false,
    error: undefined,
    get hasNextPage() {
      return shown() < rows().length;
    },
    isFetchingNextPage: false,
    fetchNextPage: () => setShown(shown() + 20),
    refetch: () => {},
  };
  return (
    <ListFrame
      name="gallery"
      label="合同"
      state={list}
      query={query}
      columns={columns}
      rowKey={(row) => row.id}
      rowLabel={(row) => row.name}
      rowHref={(row) => `/contracts/${row.id}`}
      searchPlaceholder="编号、名称、客户"
      viewChoices={['table', 'list', 'cards']}
      filters={[
        {
          key: 'status',
          label: '状态',
          options: statuses.map((value) => ({ value, label: uiText(`status.${value}`) })),
        },
        { key: 'due', label: '交期', kind: 'dates' },
        {
          key: 'lead',
          label: '总负责人',
          search: async (text) =>
            ['陈立', '许宁', '高远']
              .filter((name) => name.includes(text))
              .map((name) => ({ value: name, label: name })),
        },
        { key: 'mine', label: '只看我的', kind: 'flag' },
      ]}
      bulk={[
        { label: '提醒', icon: Bell, onSelect: (some) => showToast({ text: `已提醒 ${some.length} 项` }) },
      ]}
      saved={createSampleViews()}
      onExport={(format) => showToast({ text: format })}
    />
  );
}
