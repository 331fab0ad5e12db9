import { Button, type Column, EmptyState, ListFrame, Page, useListState } from '@millwright/ui';
import { useNavigate } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import Plus from 'lucide-solid/icons/plus';
import Truck from 'lucide-solid/icons/truck';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { OnTimeShare } from './on-time.tsx';
import type { SupplierRow } from './procurement-types.ts';

const SupplierDialog = lazy(() => import('./SupplierDialog.tsx'));
const filters = ['recycled'] as const;

/** Whom the firm buys from, and how well they keep their word. */
export default function SuppliersPage(): JSX.Element {
  const may = useMay();
  const navigate = useNavigate();
  const [adding, setAdding] = createSignal(false);
  const saved = useSavedViews('suppliers');
  const list = useListState({ filters, sorts: ['name'] as const, sort: 'name' });
  const wanted = () => ({
    search: list.search() || undefined,
    ...list.order(),
    recycled: list.filter('recycled').length > 0,
  });
  const suppliers = useInfiniteQuery(() => api.suppliers.list.infinite(wanted()));
  const columns = (): Column<SupplierRow>[] => [
    {
      key: 'code',
      header: t('procurement.suppliers.code'),
      width: '120px',
      cell: (one) => <span class="num text-ink-2">{one.code}</span>,
    },
    {
      key: 'name',
      header: t('procurement.suppliers.name'),
      card: 'title',
      sort: true,
      cell: (one) => one.name,
    },
    {
      key: 'contact',
      header: t('procurement.suppliers.contacts'),
      cell: (one) => {
        const [first] = one.contacts;
        return first && [first.name, first.phone].filter(Boolean).join(' · ');
      },
    },
    {
      key: 'onTimeFirst',
      header: t('procurement.suppliers.onTimeFirst'),
      cell: (one) => <OnTimeShare supplier={one} kept={one.onFirstPromise} />,
    },
    {
      key: 'onTimeLatest',
      header: t('procurement.suppliers.onTimeLatest'),
      cell: (one) => <OnTimeShare supplier={one} kept={one.onLatestPromise} />,
      hidden: true,
    },
    {
      key: 'late',
      header: t('procurement.suppliers.averageLate'),
      cell: (one) =>
        one.averageDaysLate === null ? '' : t('procurement.suppliers.days', { count: one.averageDaysLate }),
    },
    {
      key: 'open',
      header: t('procurement.suppliers.openLines'),
      align: 'end',
      cell: (one) => (
        <span class="num">
          {one.open}
          <Show when={one.overdue > 0}>
            <span class="text-overdue font-semibold">
              {' '}
              {t('procurement.suppliers.overdueLines', { count: one.overdue })}
            </span>
          </Show>
        </span>
      ),
    },
  ];
  return (
    <Page
      title={t('procurement.suppliers.title')}
      actions={
        <Show when={may('Supplier.create')}>
          <Button variant="primary" icon={Plus} onClick={() => setAdding(true)}>
            {t('procurement.suppliers.add')}
          </Button>
        </Show>
      }
    >
      <ListFrame
        name="suppliers"
        label={t('procurement.suppliers.title')}
        state={list}
        query={suppliers}
        columns={columns()}
        rowKey={(one) => one.id}
        rowLabel={(one) => one.name}
        rowHref={(one) => `/suppliers/${one.id}`}
        searchPlaceholder={t('procurement.suppliers.search')}
        filters={
          may('Supplier.delete')
            ? [{ key: 'recycled', label: t('procurement.suppliers.bin'), kind: 'flag' }]
            : []
        }
        saved={saved}
        onExport={(format) => downloadList('suppliers', format, wanted())}
        viewChoices={['table', 'cards']}
        empty={
          <EmptyState
            icon={Truck}
            title={t('procurement.suppliers.empty')}
            hint={t('procurement.suppliers.emptyHint')}
          />
        }
      />
      <p class="mt-3 max-w-[80ch] text-sm text-ink-3">{t('procurement.suppliers.formula')}</p>
      <Suspense>
        <Show when={adding()}>
          <SupplierDialog onClose={() => setAdding(false)} onDone={(id) => navigate(`/suppliers/${id}`)} />
        </Show>
      </Suspense>
    </Page>
  );
}
