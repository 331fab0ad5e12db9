import {
  type Column,
  EmptyState,
  formatDate,
  formatList,
  formatMoney,
  ListFrame,
  Page,
  RelativeTime,
  useListState,
} from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import Archive from 'lucide-solid/icons/archive';
import type { JSX } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import type { ContractRow, ListInput } from './contract-types.ts';
import { departmentName, searchCustomers, searchDepartments, searchMembers } from './contract-words.ts';

const FILTERS = ['departmentIds', 'customerIds', 'projectLeadIds', 'promised'] as const;
const SORTS = ['archivedAt', 'contractNo', 'name'] as const;

/** What is over and sealed: still found, read and traced back, the latest first. */
export default function ArchivePage(): JSX.Element {
  const may = useMay();
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: '-archivedAt' });
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const filters = () =>
    ({
      ...list.order(),
      archived: true,
      search: list.search() || undefined,
      departmentIds: some('departmentIds'),
      customerIds: some('customerIds'),
      projectLeadIds: some('projectLeadIds'),
      promisedFrom: list.range('promised').from,
      promisedTo: list.range('promised').to,
    }) as ListInput;
  const contracts = useInfiniteQuery(() => ({
    ...api.contracts.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const total = () => (contracts.isPending ? undefined : contracts.data?.pages[0]?.total);
  const rows = () => (contracts.isPending ? [] : (contracts.data?.pages.flatMap((page) => page.items) ?? []));

  const columns = (): Column<ContractRow>[] => [
    {
      key: 'contractNo',
      header: t('contracts.contractNo'),
      cell: (c) => <span class="num text-ink-2">{c.contractNo}</span>,
      sort: true,
    },
    { key: 'name', header: t('contracts.name'), cell: (c) => c.name, card: 'title', sort: true },
    { key: 'customer', header: t('contracts.customer'), cell: (c) => c.customer.name },
    { key: 'projectLead', header: t('contracts.projectLead'), cell: (c) => c.projectLead?.name ?? '' },
    {
      key: 'archivedAt',
      header: t('contracts.archivedAt'),
      cell: (c) => (c.archivedAt ? <RelativeTime value={c.archivedAt} /> : ''),
      sort: true,
    },
    {
      key: 'deliveredOn',
      header: t('contracts.verbs.deliver'),
      cell: (c) => <span class="num">{formatDate(c.deliveredOn)}</span>,
    },
    {
      key: 'departments',
      header: t('contracts.departments'),
      cell: (c) => formatList(c.departments.map(departmentName)),
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

  return (
    <Page
      title={t('contracts.archiveTitle')}
      count={typeof total() === 'number' ? String(total()) : undefined}
    >
      <ListFrame
        name="archive"
        label={t('contracts.archiveTitle')}
        state={list}
        query={contracts}
        columns={columns()}
        rowKey={(c) => c.id}
        rowLabel={(c) => c.name}
        rowHref={(c) => `/contracts/${c.id}`}
        searchPlaceholder={t('contracts.searchPlaceholder')}
        filters={[
          {
            key: 'departmentIds',
            label: t('contracts.department'),
            search: searchDepartments,
            labelOf: (id) => {
              const found = rows()
                .flatMap((c) => c.departments)
                .find((one) => one.id === id);
              return found && departmentName(found);
            },
          },
          { key: 'promised', label: t('contracts.promisedDate'), kind: 'dates' as const },
          {
            key: 'projectLeadIds',
            label: t('contracts.projectLead'),
            search: searchMembers,
            labelOf: (id) => rows().find((c) => c.projectLead?.id === id)?.projectLead?.name,
          },
          ...(may('Customer.read')
            ? [
                {
                  key: 'customerIds',
                  label: t('contracts.customer'),
                  search: searchCustomers,
                  labelOf: (id: string) => rows().find((c) => c.customer.id === id)?.customer.name,
                },
              ]
            : []),
        ]}
        onExport={(format) => downloadList('contracts', format, filters())}
        viewChoices={['table', 'list', 'cards']}
        empty={
          <EmptyState icon={Archive} title={t('contracts.archiveEmpty')} hint={t('contracts.archiveHint')} />
        }
      />
    </Page>
  );
}
