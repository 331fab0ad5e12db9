import {
  type Column,
  dataOf,
  formatMoney,
  IconButton,
  ListFrame,
  type ListState,
  Menu,
  type SavedViews,
} from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import EllipsisVertical from 'lucide-solid/icons/ellipsis-vertical';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { searchContracts, searchDepartments } from '../tasks/task-words.tsx';
import { useItemVerbs } from './item-verbs.tsx';
import type { ItemRow, ListItems } from './procurement-types.ts';
import {
  Amount,
  Day,
  departmentOf,
  ItemBadge,
  LateMark,
  lateOptions,
  searchSuppliers,
  stateOptions,
  typeOptions,
} from './procurement-words.tsx';

export const ITEM_FILTERS = [
  'status',
  'late',
  'contract',
  'supplier',
  'department',
  'type',
  'promised',
  'needed',
  'open',
  'deleted',
] as const;
export const ITEM_ORDERS = ['promised', 'needed', 'line', 'name', 'created'] as const;
type Filter = (typeof ITEM_FILTERS)[number];

/** What the list shows, as the server takes it. */
export function filtersOf(list: ListState<Filter>, contractId: string | undefined): ListItems {
  const some = (name: Filter) => (list.filter(name).length > 0 ? [...list.filter(name)] : undefined);
  const on = (name: Filter) => list.filter(name).length > 0 || undefined;
  return {
    ...list.order(),
    search: list.search() || undefined,
    status: some('status'),
    late: some('late'),
    contractIds: contractId ? [contractId] : some('contract'),
    supplierIds: some('supplier'),
    departmentIds: some('department'),
    itemTypes: some('type'),
    promisedFrom: list.range('promised').from,
    promisedTo: list.range('promised').to,
    neededFrom: list.range('needed').from,
    neededTo: list.range('needed').to,
    open: on('open'),
    deleted: on('deleted'),
  } as ListItems;
}

/** Parts as a list: of one contract, or of all the viewer may see. */
export function ItemsList(props: {
  name: 'procurement' | 'contract-parts';
  list: ListState<Filter>;
  contractId?: string;
  /** What holds whatever the reader filters by. */
  fixed?: Partial<ListItems>;
  /** The views people keep of it; a list that is part of another page keeps none. */
  saved?: SavedViews;
  empty: JSX.Element;
}): JSX.Element {
  const may = useMay();
  const verbs = useItemVerbs();
  const filters = (): ListItems => ({ ...filtersOf(props.list, props.contractId), ...props.fixed });
  const items = useInfiniteQuery(() => ({
    ...api.procurement.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  // Every row a filter leaves carries the name of what was asked for.
  const foundItems = dataOf(() => items);
  const rows = () => foundItems()?.pages.flatMap((page) => page.items) ?? [];
  const contractName = (id: string) => rows().find((row) => row.contractId === id)?.contractName;
  const supplierName = (id: string) => rows().find((row) => row.supplier?.id === id)?.supplier?.name;
  const departmentName = (id: string) => {
    const found = rows().find((row) => row.departmentId === id);
    return found && departmentOf(found);
  };
  const prices = () => may('ProcurementItem.readPrice');

  const columns = (): Column<ItemRow>[] => [
    {
      key: 'line',
      header: t('procurement.line'),
      cell: (item) => <span class="num text-ink-3">{item.lineNo}</span>,
      sort: true,
      width: '64px',
      card: 'none',
      hidden: !props.contractId,
    },
    {
      key: 'name',
      header: t('procurement.name'),
      cell: (item) => (
        <span>
          {item.name}
          <Show when={item.partNo ?? item.drawingNo}>
            {(number) => <span class="num text-ink-3 font-normal"> {number()}</span>}
          </Show>
        </span>
      ),
      sort: true,
      card: 'title',
    },
    {
      key: 'status',
      header: t('procurement.status'),
      cell: (item) => <ItemBadge status={item.status} />,
      card: 'badge',
    },
    { key: 'late', header: t('procurement.late'), cell: (item) => <LateMark item={item} /> },
    {
      key: 'quantity',
      header: t('procurement.quantity'),
      cell: (item) => <Amount item={item} />,
      align: 'end',
    },
    { key: 'supplier', header: t('procurement.supplier'), cell: (item) => item.supplier?.name ?? '' },
    ...(props.contractId
      ? []
      : [
          {
            key: 'contract',
            header: t('procurement.contract'),
            cell: (item: ItemRow) => (
              <>
                <span class="num text-ink-3">{item.contractNo}</span> {item.contractName}
              </>
            ),
          },
        ]),
    {
      key: 'needed',
      header: t('procurement.neededBy'),
      cell: (item) => <Day day={item.neededBy} />,
      sort: true,
    },
    {
      key: 'promised',
      header: t('procurement.promisedDate'),
      cell: (item) => <Day day={item.promisedDate} late={item.late === 'overdue'} />,
      sort: true,
    },
    {
      key: 'orderNo',
      header: t('procurement.orderNo'),
      cell: (item) => <span class="num">{item.orderNo}</span>,
      hidden: true,
    },
    {
      key: 'specification',
      header: t('procurement.specification'),
      cell: (item) => item.specification,
      hidden: true,
    },
    { key: 'task', header: t('procurement.task'), cell: (item) => item.taskTitle, hidden: true },
    { key: 'department', header: t('procurement.department'), cell: departmentOf, hidden: true },
    {
      key: 'requester',
      header: t('procurement.requester'),
      cell: (item) => item.requester?.name,
      hidden: true,
    },
    ...(prices()
      ? [
          {
            key: 'unitPrice',
            header: t('procurement.unitPrice'),
            cell: (item: ItemRow) => (
              <span class="num">{item.unitPrice && formatMoney(item.unitPrice, item.currency ?? 'CNY')}</span>
            ),
            align: 'end' as const,
            hidden: true,
          },
          {
            key: 'total',
            header: t('procurement.total'),
            cell: (item: ItemRow) => (
              <span class="num">{item.total && formatMoney(item.total, item.currency ?? 'CNY')}</span>
            ),
            align: 'end' as const,
            hidden: true,
          },
        ]
      : []),
    {
      key: 'verbs',
      header: t('procurement.more'),
      cell: (item) => (
        <Show when={verbs.entries(item).length > 0}>
          <Menu
            trigger={(attributes) => (
              <IconButton
                {...attributes}
                icon={EllipsisVertical}
                label={`${t('procurement.more')}: ${item.name}`}
              />
            )}
            entries={verbs.entries(item)}
          />
        </Show>
      ),
      width: '44px',
      // On a card the part itself is one touch away, with room for its buttons.
      card: 'none',
    },
  ];

  return (
    <>
      <ListFrame
        name={props.name}
        label={t('procurement.list')}
        state={props.list}
        query={items}
        columns={columns()}
        rowKey={(item) => item.id}
        rowLabel={(item) => item.name}
        rowHref={(item) => `/procurement/${item.id}`}
        searchPlaceholder={t('procurement.searchPlaceholder')}
        viewChoices={['table', 'cards']}
        filters={[
          { key: 'status', label: t('procurement.status'), options: stateOptions() },
          { key: 'late', label: t('procurement.late'), options: lateOptions() },
          ...(props.contractId
            ? []
            : [
                {
                  key: 'contract',
                  label: t('procurement.contract'),
                  search: searchContracts,
                  labelOf: contractName,
                },
              ]),
          ...(may('Supplier.read') && !props.fixed?.supplierIds
            ? [
                {
                  key: 'supplier',
                  label: t('procurement.supplier'),
                  search: searchSuppliers,
                  labelOf: supplierName,
                },
              ]
            : []),
          {
            key: 'department',
            label: t('procurement.department'),
            search: searchDepartments,
            labelOf: departmentName,
          },
          { key: 'type', label: t('procurement.itemType'), options: typeOptions() },
          { key: 'promised', label: t('procurement.promisedDate'), kind: 'dates' as const },
          { key: 'needed', label: t('procurement.neededBy'), kind: 'dates' as const },
          ...(props.fixed?.open
            ? []
            : [{ key: 'open', label: t('procurement.open'), kind: 'flag' as const }]),
          ...(may('ProcurementItem.restore')
            ? [{ key: 'deleted', label: t('procurement.recycleBin'), kind: 'flag' as const }]
            : []),
        ]}
        bulk={
          may('ProcurementItem.order') || may('ProcurementItem.delete')
            ? verbs
                .bulk(props.list.filter('deleted').length > 0 ? 'bin' : 'list')
                .filter(({ needs }) => may(`ProcurementItem.${needs}`))
            : []
        }
        saved={props.saved}
        onExport={(format) => downloadList('procurement', format, filters())}
        empty={props.empty}
      />
      <verbs.Dialogs />
    </>
  );
}
