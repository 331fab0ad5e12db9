import {
  Badge,
  Card,
  EmptyState,
  ExportMenu,
  formatDate,
  formatMoney,
  Loaded,
  Page,
  Switch,
} from '@millwright/ui';
import { A, useSearchParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Banknote from 'lucide-solid/icons/banknote';
import { For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../../api.ts';
import { t } from '../../../i18n/index.ts';
import { downloadList } from '../../exports/download-list.ts';
import { paymentIcon, paymentTone } from './payment-words.ts';

type OpenPayment = Outputs['payments']['open']['items'][number];

/** What customers owe by now over all contracts, for those who see money: the longest overdue first. */
export default function OpenPaymentsPage(): JSX.Element {
  const [address, setAddress] = useSearchParams<{ overdue?: string }>();
  const overdue = () => address.overdue === '1';
  const open = useQuery(() => api.payments.open.options(overdue() ? { overdue: true } : {}));
  return (
    <Page
      title={t('payments.openTitle')}
      subtitle={t('payments.openSubtitle')}
      actions={
        <ExportMenu
          onExport={(format) => downloadList('openPayments', format, overdue() ? { overdue: true } : {})}
        />
      }
    >
      <div class="grid gap-4">
        <div class="max-w-56">
          <Switch
            label={t('payments.onlyOverdue')}
            checked={overdue()}
            onChange={(only) => setAddress({ overdue: only ? '1' : null })}
          />
        </div>
        <Loaded query={open}>
          {(data) => (
            <Card flush>
              <Show
                when={data().items.length > 0}
                fallback={
                  <EmptyState
                    icon={Banknote}
                    title={t('payments.nothingOpen')}
                    hint={t('payments.nothingOpenHint')}
                  />
                }
              >
                <p class="flex flex-wrap gap-x-6 px-4 py-3 text-sm text-ink-2 num">
                  <For each={sums(data().items)}>
                    {([currency, amount]) => (
                      <span>
                        {t('payments.openSum')} <b>{formatMoney(amount, currency)}</b>
                      </span>
                    )}
                  </For>
                </p>
                <ul class="divide-y divide-line border-t border-line">
                  <For each={data().items}>{(payment) => <Line payment={payment} />}</For>
                </ul>
                <Show when={data().isMore}>
                  <p class="px-4 py-3 text-sm text-ink-3">
                    {t('payments.moreThanShown', { count: data().items.length })}
                  </p>
                </Show>
              </Show>
            </Card>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

const cents = (amount: string | null) => Math.round(Number(amount ?? 0) * 100);
const left = ({ expected, received }: OpenPayment) => cents(expected) - cents(received);

/** What is open in each currency. */
function sums(items: readonly OpenPayment[]): [string, string][] {
  const found = new Map<string, number>();
  for (const payment of items)
    found.set(payment.currency, (found.get(payment.currency) ?? 0) + left(payment));
  return [...found].map(([currency, amount]) => [currency, (amount / 100).toFixed(2)]);
}

function Line(props: { payment: OpenPayment }): JSX.Element {
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <div class="flex-1 min-w-48">
        <A
          href={`/contracts/${props.payment.contract.id}?tab=payments`}
          class="font-semibold hover:underline break-words"
        >
          {props.payment.name}
        </A>
        <p class="text-sm text-ink-3 break-words">
          <span class="num">{props.payment.contract.contractNo}</span> {props.payment.contract.name} ·{' '}
          {props.payment.customerName}
        </p>
      </div>
      <Badge tone={paymentTone[props.payment.state]} icon={paymentIcon[props.payment.state]}>
        {props.payment.daysOverdue > 0
          ? t('payments.lateBy', { count: props.payment.daysOverdue })
          : t(`payments.states.${props.payment.state}`)}
      </Badge>
      <span class="text-sm text-ink-3 num">{formatDate(props.payment.dueOn)}</span>
      <span class="num font-semibold ml-auto">
        {props.payment.expected === null
          ? t('payments.amountUnknown')
          : formatMoney((left(props.payment) / 100).toFixed(2), props.payment.currency)}
      </span>
    </li>
  );
}
