import { Button, Card, formatBytes, formatDate, formatDateTime, formatList } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Download from 'lucide-solid/icons/download';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

const SignDialog = lazy(() => import('./SignDialog.tsx'));

export type Delivery = Outputs['delivery']['ofContract']['items'][number];

/** What waits for the customer's signature: first on the page. */
export function WaitingDeliveries(props: { contractId: string }): JSX.Element {
  const found = useQuery(() => api.delivery.ofContract.options({ contractId: props.contractId }));
  const waiting = () =>
    found.isPending ? [] : (found.data?.items ?? []).filter(({ signature }) => signature === null);
  const [dialog, setDialog] = createSignal<{ delivery: Delivery; verdict: 'sign' | 'refuse' }>();
  return (
    <>
      <For each={waiting()}>
        {(delivery) => (
          <Card span={12} waiting title={t('delivery.waiting', { number: delivery.number })}>
            <p class="mb-3 text-ink-2">{t('delivery.waitingHint')}</p>
            <DeliveryFacts delivery={delivery} />
            <div class="mt-4 flex flex-wrap gap-2">
              <Button variant="primary" onClick={() => setDialog({ delivery, verdict: 'sign' })}>
                {t('delivery.sign')}
              </Button>
              <Button variant="ghost" onClick={() => setDialog({ delivery, verdict: 'refuse' })}>
                {t('delivery.refuse')}
              </Button>
            </div>
          </Card>
        )}
      </For>
      <Suspense>
        <Show when={dialog()} keyed>
          {(open) => <SignDialog {...open} onClose={() => setDialog(undefined)} />}
        </Show>
      </Suspense>
    </>
  );
}

/** What was signed for, or refused. */
export function SignedDeliveries(props: { contractId: string }): JSX.Element {
  const found = useQuery(() => api.delivery.ofContract.options({ contractId: props.contractId }));
  const settled = () =>
    found.isPending ? [] : (found.data?.items ?? []).filter(({ signature }) => signature !== null);
  return (
    <Show when={settled().length > 0}>
      <Card span={12} title={t('delivery.title')}>
        <ul class="divide-y divide-line">
          <For each={settled()}>
            {(delivery) => (
              <li class="py-3 first:pt-0 last:pb-0">
                <p class="flex flex-wrap items-baseline gap-x-3">
                  <span class="num font-semibold">{delivery.number}</span>
                  <Signed delivery={delivery} />
                </p>
                <details class="mt-1">
                  <summary class="text-sm text-ink-2 cursor-pointer pointer-coarse:py-2">
                    {t('delivery.deliveredOn', { date: formatDate(delivery.deliveredOn) })}
                  </summary>
                  <div class="mt-2">
                    <DeliveryFacts delivery={delivery} />
                  </div>
                </details>
              </li>
            )}
          </For>
        </ul>
      </Card>
    </Show>
  );
}

function Signed(props: { delivery: Delivery }): JSX.Element {
  const signature = () => props.delivery.signature!;
  return (
    <span
      class="inline-flex items-center gap-1.5 text-sm font-medium"
      classList={{
        'text-accepted': signature().verdict === 'signed',
        'text-overdue': signature().verdict === 'refused',
      }}
    >
      <Show when={signature().verdict === 'signed'} fallback={<CircleX class="size-4" aria-hidden="true" />}>
        <CircleCheck class="size-4" aria-hidden="true" />
      </Show>
      {t(`delivery.${signature().verdict}`, { name: signature().name })}
      <span class="text-xs font-normal text-ink-3">
        {signature().signedOn ? formatDate(signature().signedOn) : formatDateTime(signature().createdAt)}
      </span>
    </span>
  );
}

/** What is in it, where it went, and its notes. */
function DeliveryFacts(props: { delivery: Delivery }): JSX.Element {
  const warranty = () => {
    const { warrantyEndsOn, warrantyMonths } = props.delivery;
    if (warrantyEndsOn) return t('delivery.warrantyUntil', { date: formatDate(warrantyEndsOn) });
    return warrantyMonths === null ? '' : t('delivery.warrantyMonths', { count: warrantyMonths });
  };
  return (
    <div class="grid gap-4 sm:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ul class="divide-y divide-line">
        <For each={props.delivery.items}>
          {(item) => (
            <li class="py-2 first:pt-0">
              <p class="flex items-baseline gap-3">
                <span class="flex-1 min-w-0 break-words">{item.text}</span>
                <span class="num whitespace-nowrap">
                  {item.quantity} {item.unit}
                </span>
              </p>
              <Show when={item.serialNos.length > 0}>
                <p class="num text-xs text-ink-3 break-words">
                  {t('delivery.serials', { serials: formatList(item.serialNos) })}
                </p>
              </Show>
            </li>
          )}
        </For>
      </ul>
      <div class="grid gap-2 content-start text-sm">
        <p>
          <span class="block text-xs text-ink-3">{t('delivery.place')}</span>
          {props.delivery.place}
        </p>
        <Show when={props.delivery.carrier}>
          <p>
            <span class="block text-xs text-ink-3">{t('delivery.carrier')}</span>
            {props.delivery.carrier}
          </p>
        </Show>
        <Show when={warranty()}>
          <p>{warranty()}</p>
        </Show>
        <Show when={props.delivery.remark}>
          <p class="whitespace-pre-wrap break-words">{props.delivery.remark}</p>
        </Show>
        <Show when={props.delivery.signature?.reason}>
          <p class="whitespace-pre-wrap break-words">
            <span class="block text-xs text-ink-3">{t('delivery.reason')}</span>
            {props.delivery.signature?.reason}
          </p>
        </Show>
        <div>
          <p class="text-xs text-ink-3">{t('delivery.note')}</p>
          <Show
            when={props.delivery.notes.length > 0}
            fallback={<p class="text-ink-3">{t('delivery.noteMaking')}</p>}
          >
            <ul class="grid gap-2">
              <For each={props.delivery.notes}>
                {(note) => (
                  <li class="min-w-0">
                    <a
                      href={`/delivery-notes/${note.id}`}
                      download=""
                      class="inline-flex items-center gap-1.5 font-medium text-accent"
                    >
                      <Download class="size-4" aria-hidden="true" />
                      {t(`delivery.noteIn.${note.locale}`)}
                      <span class="num text-xs font-normal text-ink-3">{formatBytes(note.size)}</span>
                    </a>
                    <span class="block text-xs text-ink-3 break-all">
                      {t('delivery.hash')} <code>{note.sha256}</code>
                    </span>
                  </li>
                )}
              </For>
            </ul>
          </Show>
        </div>
      </div>
    </div>
  );
}
