import {
  Badge,
  Button,
  Card,
  EmptyState,
  ExportMenu,
  formatDate,
  formatMoney,
  IconButton,
  Loaded,
  Menu,
  type MenuEntry,
  ProgressBar,
  showError,
  showToast,
} from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Lock from 'lucide-solid/icons/lock';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { downloadList } from '../../exports/download-list.ts';
import type { ContractDetail } from '../contract-types.ts';
import { type Payment, type Payments, paymentIcon, paymentTone, triggerText } from './payment-words.ts';
import { QuotationsCard } from './QuotationsCard.tsx';
import { useStageNames } from './stage-names.ts';

const PaymentDialog = lazy(() => import('./PaymentDialog.tsx'));
const ReceiptDialog = lazy(() => import('./ReceiptDialog.tsx'));
const InvoiceDialog = lazy(() => import('./InvoiceDialog.tsx'));

type Open = { dialog: 'plan' | 'receive' | 'invoice'; payment?: Payment };

/** What the customer pays when, what came in and what is late; and what had been offered before. */
export default function ContractPayments(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const payments = useQuery(() => api.payments.list.options({ contractId: props.contract.id }));
  const stages = useStageNames(() => props.contract.id);
  const [open, setOpen] = createSignal<Open>();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.payments.key() }),
      client.invalidateQueries({ queryKey: api.contracts.key() }),
    ]);
  const remove = async ({ id: paymentId, version, name }: Payment) => {
    await api.payments.remove.send({ paymentId, version });
    await refresh();
    showToast({ text: t('payments.removed', { name }) });
  };
  const entries = (payment: Payment, { allowed }: Payments): MenuEntry[] => [
    ...(allowed.includes('plan')
      ? [{ label: t('payments.change'), onSelect: () => void setOpen({ dialog: 'plan', payment }) }]
      : []),
    ...(allowed.includes('invoice')
      ? [{ label: t('payments.invoice'), onSelect: () => void setOpen({ dialog: 'invoice', payment }) }]
      : []),
    ...(allowed.includes('plan') && payment.receipts.length === 0
      ? [{ label: t('payments.remove'), danger: true, onSelect: () => void remove(payment).catch(showError) }]
      : []),
  ];

  return (
    <div class="grid gap-4">
      <Loaded query={payments}>
        {(data) => (
          <Card
            flush
            title={t('payments.title')}
            more={
              <span class="flex items-center gap-1">
                <ExportMenu
                  size="sm"
                  onExport={(format) => downloadList('payments', format, { contractId: props.contract.id })}
                />
                <Show when={data().allowed.includes('plan')}>
                  <Button variant="ghost" icon={Plus} onClick={() => setOpen({ dialog: 'plan' })}>
                    {t('payments.add')}
                  </Button>
                </Show>
              </span>
            }
          >
            <Show
              when={data().items.length > 0}
              fallback={<EmptyState title={t('payments.empty')} hint={t('payments.emptyHint')} />}
            >
              <Totals payments={data()} />
              <ol class="divide-y divide-line border-t border-line">
                <For each={data().items}>
                  {(payment) => (
                    <li class="px-4 py-3 grid gap-1.5">
                      <div class="flex flex-wrap items-center gap-x-3 gap-y-1.5">
                        <h3 class="font-semibold min-w-0 break-words">{payment.name}</h3>
                        <Badge tone={paymentTone[payment.state]} icon={paymentIcon[payment.state]}>
                          {t(`payments.states.${payment.state}`)}
                        </Badge>
                        <Show when={payment.isBlocking && payment.state !== 'paid'}>
                          <Badge icon={Lock}>{t('payments.blocking')}</Badge>
                        </Show>
                        <span class="ml-auto num font-semibold">
                          {formatMoney(payment.expected, data().currency) || t('payments.amountUnknown')}
                        </span>
                        <span class="flex items-center gap-1">
                          <Show when={data().allowed.includes('record') && payment.state !== 'paid'}>
                            <Button size="sm" onClick={() => setOpen({ dialog: 'receive', payment })}>
                              {t('payments.receive')}
                            </Button>
                          </Show>
                          <Show when={entries(payment, data()).length > 0}>
                            <Menu
                              entries={entries(payment, data())}
                              trigger={(attributes) => (
                                <IconButton
                                  {...attributes}
                                  icon={Ellipsis}
                                  label={t('payments.more', { name: payment.name })}
                                />
                              )}
                            />
                          </Show>
                        </span>
                      </div>
                      <p class="text-sm text-ink-3 num">{factsOf(payment, stages.nameOf).join(' · ')}</p>
                      <Receipts
                        payment={payment}
                        currency={data().currency}
                        mayRemove={data().allowed.includes('remove')}
                        onDone={refresh}
                      />
                    </li>
                  )}
                </For>
              </ol>
            </Show>
          </Card>
        )}
      </Loaded>
      <QuotationsCard contract={props.contract} />
      <Suspense>
        <Show when={open()} keyed>
          {({ dialog, payment }) => {
            const about = { contract: props.contract, onDone: refresh, onClose: () => setOpen(undefined) };
            if (dialog === 'receive') return <ReceiptDialog {...about} payment={payment!} />;
            if (dialog === 'invoice') return <InvoiceDialog {...about} payment={payment!} />;
            return <PaymentDialog {...about} payment={payment} />;
          }}
        </Show>
      </Suspense>
    </div>
  );
}

/** When it falls due, and what happened so far. */
function factsOf(payment: Payment, stageName: (code: string) => string): string[] {
  return [
    payment.percent ? t('payments.percentOf', { percent: String(Number(payment.percent)) }) : '',
    triggerText(payment, stageName),
    payment.dueOn
      ? t('payments.dueOn', { date: formatDate(payment.dueOn) })
      : payment.dueDays > 0
        ? t('payments.daysAfter', { count: payment.dueDays })
        : '',
    payment.invoicedOn
      ? t('payments.invoicedOn', {
          date: formatDate(payment.invoicedOn),
          number: payment.invoiceNo ?? '',
        }).trim()
      : '',
  ].filter(Boolean);
}

function Totals(props: { payments: Payments }): JSX.Element {
  const share = () => {
    const expected = Number(props.payments.expected);
    return expected > 0 ? (Number(props.payments.received) * 100) / expected : 0;
  };
  const money = (amount: string) => formatMoney(amount, props.payments.currency);
  return (
    <div class="px-4 pb-3 grid gap-1.5">
      <ProgressBar value={share()} label={t('payments.received')} tone="accepted" />
      <p class="flex flex-wrap gap-x-4 text-sm text-ink-2 num">
        <span>
          {t('payments.totals.received', {
            received: money(props.payments.received),
            expected: money(props.payments.expected),
          })}
        </span>
        <Show when={Number(props.payments.overdue) > 0}>
          <span class="text-overdue font-semibold">
            {t('payments.totals.overdue', { amount: money(props.payments.overdue) })}
          </span>
        </Show>
        <Show when={Number(props.payments.percentPlanned) > 0 && Number(props.payments.percentPlanned) < 100}>
          <span class="text-ink-3">
            {t('payments.totals.unplanned', { percent: String(100 - Number(props.payments.percentPlanned)) })}
          </span>
        </Show>
      </p>
    </div>
  );
}

function Receipts(props: {
  payment: Payment;
  currency: string;
  mayRemove: boolean;
  onDone: () => Promise<unknown>;
}): JSX.Element {
  const remove = async (receiptId: string) => {
    await api.payments.removeReceipt.send({ receiptId });
    await props.onDone();
    showToast({ text: t('payments.receiptRemoved') });
  };
  return (
    <Show when={props.payment.receipts.length > 0}>
      <ul class="text-sm text-ink-2 num grid gap-0.5">
        <For each={props.payment.receipts}>
          {(receipt) => (
            <li class="flex flex-wrap items-center gap-x-2">
              <span>
                {t('payments.receivedOn', {
                  date: formatDate(receipt.receivedOn),
                  amount: formatMoney(receipt.amount, props.currency),
                })}
              </span>
              <Show when={receipt.note}>
                <span class="text-ink-3 break-words">{receipt.note}</span>
              </Show>
              <Show when={props.mayRemove}>
                <Button size="sm" variant="ghost" onClick={() => void remove(receipt.id).catch(showError)}>
                  {t('payments.removeReceipt')}
                </Button>
              </Show>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
