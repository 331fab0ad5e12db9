import { Button, type Column, EmptyState, formatDate, ListFrame, Page, useListState } from '@millwright/ui';
import { useNavigate } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import Building from 'lucide-solid/icons/building';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { CustomerDialog } from './CustomerDialog.tsx';

type CustomerRow = Outputs['customers']['list']['items'][number];
const filters = ['recycled'] as const;

/** The firms one works for. */
export default function CustomersPage(): JSX.Element {
  const may = useMay();
  const navigate = useNavigate();
  const [adding, setAdding] = createSignal(false);
  const saved = useSavedViews('customers');
  const list = useListState({ filters, sorts: ['name', 'code', 'createdAt'] as const, sort: 'name' });
  const wanted = () => ({
    search: list.search() || undefined,
    ...list.order(),
    recycled: list.filter('recycled').length > 0,
  });
  const customers = useInfiniteQuery(() => api.customers.list.infinite(wanted()));
  const columns = (): Column<CustomerRow>[] => [
    {
      key: 'code',
      header: t('customers.code'),
      sort: true,
      width: '140px',
      cell: (c) => <span class="num text-ink-2">{c.code}</span>,
    },
    { key: 'name', header: t('customers.name'), card: 'title', sort: true, cell: (c) => c.name },
    { key: 'address', header: t('customers.address'), cell: (c) => c.address },
    { key: 'phone', header: t('customers.phone'), cell: (c) => <span class="num">{c.phone}</span> },
    {
      key: 'contacts',
      header: t('customers.contactCount'),
      align: 'end',
      cell: (c) => <span class="num">{c.contactCount}</span>,
    },
    {
      key: 'createdAt',
      header: t('customers.added'),
      sort: true,
      hidden: true,
      cell: (c) => formatDate(c.createdAt),
    },
  ];
  return (
    <Page
      title={t('customers.title')}
      actions={
        <Show when={may('Customer.create')}>
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('customers.create')}
          </Button>
        </Show>
      }
    >
      <ListFrame
        name="customers"
        label={t('customers.title')}
        state={list}
        query={customers}
        columns={columns()}
        rowKey={(c) => c.id}
        rowLabel={(c) => c.name}
        rowHref={(c) => `/customers/${c.id}`}
        searchPlaceholder={t('customers.search')}
        filters={may('Customer.delete') ? [{ key: 'recycled', label: t('customers.bin'), kind: 'flag' }] : []}
        saved={saved}
        onExport={(format) => downloadList('customers', format, wanted())}
        viewChoices={['table', 'cards']}
        empty={<EmptyState icon={Building} title={t('customers.empty')} hint={t('customers.emptyHint')} />}
      />
      <Show when={adding()}>
        <CustomerDialog onClose={() => setAdding(false)} onDone={(id) => navigate(`/customers/${id}`)} />
      </Show>
    </Page>
  );
}
