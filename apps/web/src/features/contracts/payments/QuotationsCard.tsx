import {
  Badge,
  Button,
  Card,
  formatDate,
  formatMoney,
  IconButton,
  Loaded,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Trash from 'lucide-solid/icons/trash';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { useMay } from '../../../session.tsx';
import type { ContractDetail } from '../contract-types.ts';

const QuotationDialog = lazy(() => import('./QuotationDialog.tsx'));
export type Quotation = Outputs['quotations']['list']['items'][number];

/** What was offered before there was a contract, for those who see money. */
export function QuotationsCard(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const may = useMay();
  const quotations = useQuery(() => ({
    ...api.quotations.list.options({ contractId: props.contract.id }),
    enabled: may('Quotation.read'),
  }));
  const [editing, setEditing] = createSignal<Quotation | 'new'>();
  const refresh = () => client.invalidateQueries({ queryKey: api.quotations.key() });
  const remove = async ({ id: quotationId, version, quotationNo }: Quotation) => {
    await api.quotations.remove.send({ quotationId, version });
    await refresh();
    showToast({ text: t('quotations.removed', { number: quotationNo }) });
  };
  return (
    <Show when={may('Quotation.read')}>
      <Loaded query={quotations}>
        {(data) => (
          <Card
            flush
            title={t('quotations.title')}
            more={
              <Show when={data().mayEdit}>
                <Button variant="ghost" icon={Plus} onClick={() => setEditing('new')}>
                  {t('quotations.add')}
                </Button>
              </Show>
            }
          >
            <Show
              when={data().items.length > 0}
              fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('quotations.empty')}</p>}
            >
              <ul class="divide-y divide-line">
                <For each={data().items}>
                  {(quotation) => (
                    <li class="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
                      <span class="font-semibold num">{quotation.quotationNo}</span>
                      <span class="text-sm text-ink-3 num">
                        {formatDate(quotation.quotedOn)}
                        <Show when={quotation.validUntil}>
                          {(day) => <> · {t('quotations.validUntil', { date: formatDate(day()) })}</>}
                        </Show>
                      </span>
                      <Show when={quotation.isExpired}>
                        <Badge>{t('quotations.expired')}</Badge>
                      </Show>
                      <Show when={quotation.note}>
                        <span class="text-sm text-ink-3 break-words">{quotation.note}</span>
                      </Show>
                      <span class="ml-auto num font-semibold">
                        {formatMoney(quotation.amount, quotation.currency)}
                      </span>
                      <Show when={data().mayEdit}>
                        <span class="flex">
                          <IconButton
                            icon={Pencil}
                            label={t('quotations.edit', { number: quotation.quotationNo })}
                            onClick={() => setEditing(quotation)}
                          />
                          <IconButton
                            icon={Trash}
                            label={t('quotations.remove', { number: quotation.quotationNo })}
                            onClick={() => void remove(quotation).catch(showError)}
                          />
                        </span>
                      </Show>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
          </Card>
        )}
      </Loaded>
      <Suspense>
        <Show when={editing()} keyed>
          {(quotation) => (
            <QuotationDialog
              contract={props.contract}
              quotation={quotation === 'new' ? undefined : quotation}
              onDone={refresh}
              onClose={() => setEditing(undefined)}
            />
          )}
        </Show>
      </Suspense>
    </Show>
  );
}
