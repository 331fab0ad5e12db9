import {
  Badge,
  Button,
  Card,
  EmptyState,
  KeyValue,
  Loaded,
  Page,
  showError,
  showToast,
  Tabs,
  useListState,
  useTab,
} from '@millwright/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Package from 'lucide-solid/icons/package';
import { createSignal, For, type JSX, lazy, Match, Show, Suspense, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';
import { ITEM_FILTERS, ITEM_ORDERS, ItemsList } from './ItemsList.tsx';
import { OnTimeShare } from './on-time.tsx';
import type { SupplierDetail } from './procurement-types.ts';
import { useRefresh } from './refresh.ts';

const SupplierDialog = lazy(() => import('./SupplierDialog.tsx'));

/** One supplier: how it keeps its word, whom to call, and what is still to come from it. */
export default function SupplierPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const refresh = useRefresh();
  const tab = useTab(['open', 'all', 'history']);
  const [editing, setEditing] = createSignal(false);
  const supplier = useQuery(() => api.suppliers.get.options({ supplierId: params.id }));
  const restore = async (of: { id: string; version: number }) => {
    await api.suppliers.restore.send({ supplierId: of.id, version: of.version });
    await refresh();
  };
  const recycle = async (of: SupplierDetail) => {
    const gone = await api.suppliers.delete.send({ supplierId: of.id, version: of.version });
    await refresh();
    showToast({
      text: t('procurement.suppliers.gone', { name: of.name }),
      undo: () => restore(gone),
    });
  };
  return (
    <Loaded query={supplier}>
      {(of) => (
        <Page
          title={of().name}
          crumbs={[
            { label: t('procurement.suppliers.title'), href: '/suppliers' },
            { label: of().code ?? of().name },
          ]}
          status={
            <Show when={of().deletedAt}>
              <Badge>{t('procurement.suppliers.recycled')}</Badge>
            </Show>
          }
          actions={
            <>
              <Show when={of().allowed.includes('delete')}>
                <Button
                  onClick={() => void (of().deletedAt ? restore(of()) : recycle(of())).catch(showError)}
                >
                  {of().deletedAt ? t('procurement.suppliers.restore') : t('procurement.suppliers.recycle')}
                </Button>
              </Show>
              <Show when={of().allowed.includes('update')}>
                <Button variant="primary" onClick={() => setEditing(true)}>
                  {t('procurement.suppliers.edit')}
                </Button>
              </Show>
            </>
          }
        >
          <div class="grid gap-4 mb-4 lg:grid-cols-2 items-start">
            <KeepsWord supplier={of()} />
            <Facts supplier={of()} />
          </div>
          <Tabs
            value={tab()}
            tabs={[
              { value: 'open', label: t('procurement.suppliers.tabs.open'), count: of().open },
              { value: 'all', label: t('procurement.suppliers.tabs.all') },
              { value: 'history', label: t('procurement.suppliers.tabs.history') },
            ]}
          />
          <Switch>
            <Match when={tab() === 'open'}>
              <Lines supplierId={of().id} isOpen />
            </Match>
            <Match when={tab() === 'all'}>
              <Lines supplierId={of().id} isOpen={false} />
            </Match>
            <Match when={tab() === 'history'}>
              <Card
                title={t('procurement.suppliers.tabs.history')}
                more={<ExportHistory type="Supplier" id={of().id} />}
              >
                <ObjectHistory type="Supplier" id={of().id} />
              </Card>
            </Match>
          </Switch>
          <Suspense>
            <Show when={editing()}>
              <SupplierDialog supplier={of()} onClose={() => setEditing(false)} />
            </Show>
          </Suspense>
        </Page>
      )}
    </Loaded>
  );
}

/** The two rates beside each other, with the formula under them: a number nobody can check is worth nothing. */
function KeepsWord(props: { supplier: SupplierDetail }): JSX.Element {
  return (
    <Card title={t('procurement.suppliers.onTime')}>
      <div class="grid gap-3">
        <KeyValue
          items={[
            {
              label: t('procurement.suppliers.onTimeFirst'),
              value: <OnTimeShare supplier={props.supplier} kept={props.supplier.onFirstPromise} />,
            },
            {
              label: t('procurement.suppliers.onTimeLatest'),
              value: <OnTimeShare supplier={props.supplier} kept={props.supplier.onLatestPromise} />,
            },
            {
              label: t('procurement.suppliers.averageLate'),
              value:
                props.supplier.averageDaysLate === null
                  ? t('procurement.suppliers.neverLate')
                  : t('procurement.suppliers.days', { count: props.supplier.averageDaysLate }),
            },
            {
              label: t('procurement.suppliers.openLines'),
              value: (
                <span class="num">
                  {props.supplier.open}
                  <Show when={props.supplier.overdue > 0}>
                    {' '}
                    <span class="text-overdue font-semibold">
                      {t('procurement.suppliers.overdueLines', { count: props.supplier.overdue })}
                    </span>
                  </Show>
                </span>
              ),
            },
          ]}
        />
        <p class="text-sm text-ink-3">{t('procurement.suppliers.formula')}</p>
      </div>
    </Card>
  );
}

function Facts(props: { supplier: SupplierDetail }): JSX.Element {
  return (
    <Card title={t('procurement.suppliers.facts')}>
      <div class="grid gap-4">
        <Show
          when={props.supplier.contacts.length > 0}
          fallback={<p class="text-sm text-ink-3">{t('procurement.suppliers.contactsNone')}</p>}
        >
          <ul class="grid gap-2">
            <For each={props.supplier.contacts}>
              {(contact) => (
                <li class="flex flex-wrap gap-x-3">
                  <span class="font-medium">{contact.name}</span>
                  <span class="text-ink-3">{contact.title}</span>
                  <Show when={contact.phone}>
                    <a href={`tel:${contact.phone}`} class="num text-accent">
                      {contact.phone}
                    </a>
                  </Show>
                  <Show when={contact.email}>
                    <a href={`mailto:${contact.email}`} class="text-accent">
                      {contact.email}
                    </a>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </Show>
        <KeyValue
          columns={1}
          items={[
            { label: t('procurement.suppliers.address'), value: props.supplier.address },
            {
              label: t('procurement.suppliers.notes'),
              value: props.supplier.notes && <p class="whitespace-pre-line">{props.supplier.notes}</p>,
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Lines(props: { supplierId: string; isOpen: boolean }): JSX.Element {
  const list = useListState({
    filters: ITEM_FILTERS,
    sorts: ITEM_ORDERS,
    sort: 'promised',
    prefix: 'lines',
  });
  return (
    <ItemsList
      name="procurement"
      list={list}
      fixed={{ supplierIds: [props.supplierId], ...(props.isOpen ? { open: true } : {}) }}
      empty={<EmptyState icon={Package} title={t('procurement.empty')} />}
    />
  );
}
