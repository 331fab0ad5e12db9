import { Card, formatDate, formatDateTime } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { ItemDetail, ReceiptRow } from './procurement-types.ts';

/** What came, what was found of it, and what the supplier promised when: each line as it was written down. */
export function ItemHistory(props: { item: ItemDetail }): JSX.Element {
  return (
    <div class="grid gap-4">
      <Card title={t('procurement.receipts')} flush>
        <Show
          when={props.item.receipts.length > 0}
          fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('procurement.receiptsNone')}</p>}
        >
          <ol class="divide-y divide-line">
            <For each={props.item.receipts}>
              {(receipt) => <Receipt receipt={receipt} unit={props.item.unit} />}
            </For>
          </ol>
        </Show>
      </Card>
      <Card title={t('procurement.promises')} flush>
        <Show
          when={props.item.promises.length > 0}
          fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('procurement.promisesNone')}</p>}
        >
          <ol class="divide-y divide-line">
            <For each={props.item.promises}>
              {(promise) => (
                <li class="grid gap-0.5 px-4 py-2.5">
                  <p class="num font-medium">
                    {t('procurement.promiseLine', {
                      from: formatDate(promise.fromDate) || t('procurement.none'),
                      to: formatDate(promise.toDate) || t('procurement.none'),
                    })}
                  </p>
                  <Show when={promise.reason}>
                    <p class="text-sm text-ink-2 break-words">{promise.reason}</p>
                  </Show>
                  <By name={promise.memberName} at={promise.changedAt} />
                </li>
              )}
            </For>
          </ol>
        </Show>
      </Card>
    </div>
  );
}

function By(props: { name: string | null; at: string }): JSX.Element {
  return (
    <p class="text-xs text-ink-3 num">
      {props.name ?? t('procurement.somebody')} · {formatDateTime(props.at)}
    </p>
  );
}

function Receipt(props: { receipt: ReceiptRow; unit: string }): JSX.Element {
  return (
    <li class="grid gap-1 px-4 py-2.5">
      <p class="num font-medium">
        {t('procurement.receiptLine', {
          quantity: props.receipt.quantity,
          unit: props.unit,
          date: formatDate(props.receipt.receivedOn),
        })}
      </p>
      <Show when={props.receipt.deliveryNoteNo}>
        {(number) => <p class="text-sm text-ink-2">{t('procurement.deliveryNote', { number: number() })}</p>}
      </Show>
      <Show when={props.receipt.note}>
        <p class="text-sm text-ink-2 break-words">{props.receipt.note}</p>
      </Show>
      <By name={props.receipt.memberName} at={props.receipt.receivedAt} />
      <For each={props.receipt.inspections}>
        {(found) => (
          <div class="ml-3 pl-3 border-l border-line">
            <p class="num text-sm">
              {found.returned === '0'
                ? t('procurement.inspectionGood', { accepted: found.accepted })
                : t('procurement.inspectionLine', { accepted: found.accepted, returned: found.returned })}
              <Show when={found.reasonCode}>
                {(code) => (
                  <> · {t(`procurement.reasons.${code()}` as 'procurement.reasons.something_else')}</>
                )}
              </Show>
            </p>
            <Show when={found.note}>
              <p class="text-sm text-ink-2 break-words">{found.note}</p>
            </Show>
            <By name={found.memberName} at={found.inspectedAt} />
          </div>
        )}
      </For>
      <Show when={props.receipt.uninspected !== '0'}>
        <p class="text-sm text-ink-3 num">
          {t('procurement.uninspected', { quantity: props.receipt.uninspected, unit: props.unit })}
        </p>
      </Show>
    </li>
  );
}
