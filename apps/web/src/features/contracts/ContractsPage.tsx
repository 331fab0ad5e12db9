import {
  Button,
  type Column,
  EmptyState,
  formatDate,
  formatList,
  formatMoney,
  ListFrame,
  Page,
  ProgressBar,
  useListState,
} from '@millwright/ui';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { ContractBadge } from './ContractBadge.tsx';
import type { ContractRow, ListInput } from './contract-types.ts';
import {
  departmentName,
  displayOptions,
  searchCustomers,
  searchDepartments,
  searchMembers,
  stateOptions,
  stateText,
} from './contract-words.ts';

const ContractDialog = lazy(() => import('./ContractDialog.tsx'));

const FILTERS = [
  'displayStatus',
  'status',
  'departmentIds',
  'customerIds',
  'projectLeadIds',
  'promised',
  'overdue',
  'withAmount',
  'deleted',
] as const;
const SORTS = ['contractNo', 'name', 'promisedDate', 'progress', 'createdAt'] as const;

/** All contracts the viewer may read: table, list or cards; every number elsewhere links here with its filters. */
export default function ContractsPage(): JSX.Element {
  const may = useMay();
  const saved = useSavedViews('contracts');
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: 'promisedDate' });
  const [creating, setCreating] = createSignal(false);
  const on = (name: 'overdue' | 'withAmount' | 'deleted') => list.filter(name).length > 0 || undefined;
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      status: some('status'),
      displayStatus: some('displayStatus'),
      departmentIds: some('departmentIds'),
      customerIds: some('customerIds'),
      projectLeadIds: some('projectLeadIds'),
      promisedFrom: list.range('promised').from,
      promisedTo: list.range('promised').to,
      overdue: on('overdue'),
      withAmount: on('withAmount'),
      deleted: on('deleted'),
    }) as ListInput;
  const contracts = useInfiniteQuery(() => ({
    ...api.contracts.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const total = () => (contracts.isPending ? undefined : contracts.data?.pages[0]?.total);

  const tree = useQuery(() => ({
    ...api.org.tree.options({ recycled: false }),
    enabled: some('departmentIds') !== undefined,
  }));
  const department = (id: string) => {
    const found = tree.isPending ? undefined : tree.data?.items.find((one) => one.id === id);
    return found && departmentName(found);
  };
  // Every row a person or customer filter leaves carries the name of what was asked for.
  const rows = () => (contracts.isPending ? [] : (contracts.data?.pages.flatMap((page) => page.items) ?? []));
  const lead = (id: string) => rows().find((c) => c.projectLead?.id === id)?.projectLead?.name;
  const customer = (id: string) => rows().find((c) => c.customer.id === id)?.customer.name;

  const columns = (): Column<ContractRow>[] => [
    {
      key: 'contractNo',
      header: t('contracts.contractNo'),
      cell: (c) => <span class="num text-ink-2">{c.contractNo}</span>,
      sort: true,
    },
    { key: 'name', header: t('contracts.name'), cell: (c) => c.name, card: 'title', sort: true },
    { key: 'customer', header: t('contracts.customer'), cell: (c) => c.customer.name },
    {
      key: 'displayStatus',
      header: t('contracts.status'),
      cell: (c) => <ContractBadge contract={c} />,
      card: 'badge',
    },
    {
      key: 'progress',
      header: t('contracts.progress'),
      cell: (c) => (
        <ProgressBar value={c.progress} label={c.name} tone={c.displayStatus ?? undefined} showValue />
      ),
      sort: true,
      width: '150px',
    },
    {
      key: 'promisedDate',
      header: t('contracts.promisedDate'),
      cell: (c) => (
        <span class="num" classList={{ 'text-overdue font-semibold': c.daysOverdue > 0 }}>
          {formatDate(c.promisedDate)}
        </span>
      ),
      sort: true,
    },
    { key: 'projectLead', header: t('contracts.projectLead'), cell: (c) => c.projectLead?.name ?? '' },
    { key: 'state', header: t('contracts.state'), cell: (c) => stateText(c.status), hidden: true },
    {
      key: 'departments',
      header: t('contracts.departments'),
      cell: (c) => formatList(c.departments.map(departmentName)),
      hidden: true,
    },
    {
      key: 'projectNo',
      header: t('contracts.projectNo'),
      cell: (c) => <span class="num">{c.projectNo}</span>,
      hidden: true,
    },
    ...(may('Contract.readAmount')
      ? [
          {
            key: 'amount',
            header: t('contracts.amount'),
            cell: (c: ContractRow) => <span class="num">{formatMoney(c.amount, c.currency ?? 'CNY')}</span>,
            align: 'end' as const,
            hidden: true,
          },
        ]
      : []),
  ];
  const NewButton = () => (
    <Show when={may('Contract.create')}>
      <Button variant="primary" onClick={() => setCreating(true)}>
        {t('contracts.new')}
      </Button>
    </Show>
  );

  return (
    <Page
      title={t('contracts.title')}
      count={typeof total() === 'number' ? String(total()) : undefined}
      actions={<NewButton />}
    >
      <ListFrame
        name="contracts"
        label={t('contracts.title')}
        state={list}
        query={contracts}
        columns={columns()}
        rowKey={(c) => c.id}
        rowLabel={(c) => c.name}
        rowHref={(c) => `/contracts/${c.id}`}
        searchPlaceholder={t('contracts.searchPlaceholder')}
        filters={[
          { key: 'displayStatus', label: t('contracts.status'), options: displayOptions() },
          {
            key: 'departmentIds',
            label: t('contracts.department'),
            search: searchDepartments,
            labelOf: department,
          },
          { key: 'promised', label: t('contracts.promisedDate'), kind: 'dates' },
          { key: 'projectLeadIds', label: t('contracts.projectLead'), search: searchMembers, labelOf: lead },
          ...(may('Customer.read')
            ? [
                {
                  key: 'customerIds',
                  label: t('contracts.customer'),
                  search: searchCustomers,
                  labelOf: customer,
                },
              ]
            : []),
          { key: 'status', label: t('contracts.state'), options: stateOptions() },
          { key: 'overdue', label: t('contracts.overdue'), kind: 'flag' as const },
          ...(list.filter('withAmount').length > 0
            ? [{ key: 'withAmount', label: t('contracts.withAmount'), kind: 'flag' as const }]
            : []),
          ...(may('Contract.restore')
            ? [{ key: 'deleted', label: t('contracts.recycleBin'), kind: 'flag' as const }]
            : []),
        ]}
        saved={saved}
        onExport={(format) => downloadList('contracts', format, filters())}
        viewChoices={['table', 'list', 'cards']}
        empty={
          <EmptyState title={t('contracts.emptyTitle')} hint={t('contracts.emptyHint')}>
            <NewButton />
          </EmptyState>
        }
      />
      <Suspense>
        <Show when={creating()}>
          <ContractDialog open onClose={() => setCreating(false)} />
        </Show>
      </Suspense>
    </Page>
  );
}
