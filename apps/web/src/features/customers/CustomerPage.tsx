import {
  Badge,
  Button,
  Card,
  KeyValue,
  Loaded,
  Page,
  showError,
  showToast,
  Tabs,
  useTab,
} from '@millwright/ui';
import { A, useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, type JSX, Match, Show, Switch } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { ExportHistory, ObjectHistory } from '../audit/ObjectHistory.tsx';
import { Contacts } from './Contacts.tsx';
import { type CustomerDetail, CustomerDialog } from './CustomerDialog.tsx';

/** One customer: what is known of it and whom one talks to. */
export default function CustomerPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const client = useQueryClient();
  const may = useMay();
  const tab = useTab(['overview', 'history']);
  const [editing, setEditing] = createSignal(false);
  const customer = useQuery(() => api.customers.get.options({ customerId: params.id }));
  const refresh = () => client.invalidateQueries({ queryKey: api.customers.key() });
  const restore = async (of: { id: string; version: number }) => {
    await api.customers.restore.send({ customerId: of.id, version: of.version });
    await refresh();
  };
  const recycle = async (of: CustomerDetail) => {
    const gone = await api.customers.recycle.send({ customerId: of.id, version: of.version });
    await refresh();
    showToast({ text: t('customers.gone', { name: of.name }), undo: () => restore(gone) });
  };
  return (
    <Loaded query={customer}>
      {(of) => (
        <Page
          title={of().name}
          crumbs={[{ label: t('customers.title'), href: '/customers' }, { label: of().code }]}
          status={
            <Show when={of().deletedAt}>
              <Badge>{t('customers.recycled')}</Badge>
            </Show>
          }
          actions={
            <>
              <Show when={of().allowed.includes('delete')}>
                <Show
                  when={of().deletedAt}
                  fallback={
                    <Button onClick={() => void recycle(of()).catch(showError)}>
                      {t('customers.recycle')}
                    </Button>
                  }
                >
                  <Button
                    variant="primary"
                    onClick={() =>
                      void restore(of())
                        .then(() => showToast({ text: t('customers.back', { name: of().name }) }))
                        .catch(showError)
                    }
                  >
                    {t('customers.restore')}
                  </Button>
                </Show>
              </Show>
              <Show when={of().allowed.includes('update') && !of().deletedAt}>
                <Button variant="primary" onClick={() => setEditing(true)}>
                  {t('customers.edit')}
                </Button>
              </Show>
            </>
          }
        >
          <Tabs
            value={tab()}
            tabs={[
              { value: 'overview', label: t('customers.tabs.overview') },
              { value: 'history', label: t('customers.tabs.history') },
            ]}
          />
          <Switch>
            <Match when={tab() === 'overview'}>
              <div class="grid gap-4 lg:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] items-start">
                <Card
                  title={t('customers.facts')}
                  more={
                    <Show when={may('Contract.read')}>
                      <A href={`/contracts?customerId=${of().id}`} class="text-sm">
                        {t('customers.contractsLink')}
                      </A>
                    </Show>
                  }
                >
                  <KeyValue
                    columns={1}
                    items={[
                      { label: t('customers.code'), value: <span class="num">{of().code}</span> },
                      { label: t('customers.address'), value: of().address },
                      {
                        label: t('customers.phone'),
                        value: of().phone && (
                          <a href={`tel:${of().phone}`} class="num text-accent">
                            {of().phone}
                          </a>
                        ),
                      },
                      {
                        label: t('customers.internalNotes'),
                        value: of().internalNotes && <p class="whitespace-pre-line">{of().internalNotes}</p>,
                      },
                    ]}
                  />
                </Card>
                <Contacts customer={of()} onChanged={refresh} />
              </div>
            </Match>
            <Match when={tab() === 'history'}>
              <Card title={t('customers.tabs.history')} more={<ExportHistory type="Customer" id={of().id} />}>
                <ObjectHistory type="Customer" id={of().id} />
              </Card>
            </Match>
          </Switch>
          <Show when={editing()}>
            <CustomerDialog customer={of()} onClose={() => setEditing(false)} />
          </Show>
        </Page>
      )}
    </Loaded>
  );
}
