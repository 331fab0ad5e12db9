import type { DeliveryState } from '@millwright/server/modules/delivery/delivery.lifecycle.ts';
import {
  Button,
  Card,
  ConfirmDialog,
  formatDate,
  formatList,
  KeyValue,
  type Status,
  StatusBadge,
  showToast,
} from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { DeliveryNotes } from './DeliveryNotes.tsx';
import type { DeliveryDetail } from './delivery-types.ts';
import { OverridePart } from './OverridePart.tsx';
import { SignaturePart } from './SignaturePart.tsx';

const DeliveryDialog = lazy(() => import('./DeliveryDialog.tsx'));
const SignDialog = lazy(() => import('./SignDialog.tsx'));

const LOOK: Readonly<Record<DeliveryState, Status>> = {
  prepared: 'processing',
  handed_over: 'attention',
  signed: 'accepted',
  refused: 'overdue',
  cancelled: 'unstarted',
};

/** One delivery: what is in it, whether it may go, its note, and whether it was received. */
export function DeliveryCard(props: { delivery: DeliveryDetail }): JSX.Element {
  const client = useQueryClient();
  const [dialog, setDialog] = createSignal<'edit' | 'handOver' | 'cancel' | 'sign' | 'refuse'>();
  const close = () => setDialog(undefined);
  const may = (action: string) => props.delivery.allowed.includes(action);
  const seen = () => ({ deliveryId: props.delivery.id, version: props.delivery.version });
  const refresh = () =>
    Promise.all(
      [api.delivery, api.contracts].map((router) => client.invalidateQueries({ queryKey: router.key() })),
    );
  const handOver = async () => {
    await api.delivery.handOver.send(seen());
    showToast({ text: t('delivery.handedOver', { number: props.delivery.number }) });
    await refresh();
  };
  const cancel = async () => {
    await api.delivery.cancel.send(seen());
    await refresh();
  };
  return (
    <Card
      title={<span class="num text-ink">{props.delivery.number}</span>}
      more={
        <StatusBadge
          value={LOOK[props.delivery.status]}
          label={t(`delivery.states.${props.delivery.status}`)}
        />
      }
    >
      <div class="grid gap-4 sm:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
        <Goods delivery={props.delivery} />
        <div class="grid gap-4 content-start">
          <Facts delivery={props.delivery} />
          <SignaturePart delivery={props.delivery} />
          <DeliveryNotes delivery={props.delivery} />
        </div>
      </div>
      <OverridePart delivery={props.delivery} />
      <div class="mt-4 flex flex-wrap justify-end gap-2">
        <Show when={may('cancel')}>
          <Button variant="ghost" onClick={() => setDialog('cancel')}>
            {t('delivery.cancel')}
          </Button>
        </Show>
        <Show when={may('refuse')}>
          <Button variant="ghost" onClick={() => setDialog('refuse')}>
            {t('delivery.refuse')}
          </Button>
        </Show>
        <Show when={may('sign')}>
          <Button onClick={() => setDialog('sign')}>{t('delivery.sign')}</Button>
        </Show>
        <Show when={may('update')}>
          <Button onClick={() => setDialog('edit')}>{t('delivery.edit')}</Button>
        </Show>
        <Show when={may('handOver')}>
          <Button variant="primary" onClick={() => setDialog('handOver')}>
            {t('delivery.handOver')}
          </Button>
        </Show>
      </div>
      <ConfirmDialog
        open={dialog() === 'handOver'}
        onClose={close}
        title={t('delivery.handOverTitle', { number: props.delivery.number })}
        description={t('delivery.handOverHint')}
        confirm={t('delivery.handOver')}
        onConfirm={handOver}
      />
      <ConfirmDialog
        open={dialog() === 'cancel'}
        onClose={close}
        danger
        title={t('delivery.cancelTitle', { number: props.delivery.number })}
        description={t('delivery.cancelHint')}
        confirm={t('delivery.cancel')}
        onConfirm={cancel}
      />
      <Suspense>
        <Show when={dialog() === 'edit'}>
          <DeliveryDialog contractId={props.delivery.contractId} delivery={props.delivery} onClose={close} />
        </Show>
        <Show when={(['sign', 'refuse'] as const).find((verb) => verb === dialog())}>
          {(verb) => <SignDialog delivery={props.delivery} verb={verb()} onClose={close} />}
        </Show>
      </Suspense>
    </Card>
  );
}

function Goods(props: { delivery: DeliveryDetail }): JSX.Element {
  return (
    <div class="min-w-0">
      <h3 class="mb-1 text-sm font-semibold text-ink-2">{t('delivery.items')}</h3>
      <Show
        when={props.delivery.items.length > 0}
        fallback={<p class="text-sm text-ink-3">{t('delivery.noItems')}</p>}
      >
        <ul class="divide-y divide-line">
          <For each={props.delivery.items}>
            {(item) => (
              <li class="flex flex-wrap items-baseline gap-x-4 py-2">
                <span class="flex-1 min-w-[20ch] break-words">{item.text}</span>
                <span class="num whitespace-nowrap">
                  {item.quantity} {item.unit}
                </span>
                <Show when={item.serialNos.length > 0}>
                  <span class="basis-full num text-xs text-ink-3 break-words">
                    {formatList(item.serialNos)}
                  </span>
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.delivery.remark}>
        <p class="mt-2 text-sm whitespace-pre-wrap break-words">{props.delivery.remark}</p>
      </Show>
    </div>
  );
}

function Facts(props: { delivery: DeliveryDetail }): JSX.Element {
  const warranty = () => {
    const { warrantyMonths, warrantyEndsOn } = props.delivery;
    if (warrantyEndsOn) return t('delivery.warrantyUntil', { date: formatDate(warrantyEndsOn) });
    return warrantyMonths === null ? '' : t('delivery.warrantyText', { count: warrantyMonths });
  };
  return (
    <KeyValue
      items={[
        { label: t('delivery.deliveredOn'), value: formatDate(props.delivery.deliveredOn) },
        { label: t('delivery.place'), value: props.delivery.place },
        { label: t('delivery.recipient'), value: props.delivery.recipient ?? '' },
        { label: t('delivery.carrier'), value: props.delivery.carrier ?? '' },
        { label: t('delivery.warranty'), value: warranty() },
        { label: t('delivery.handedOverBy'), value: props.delivery.handedOverBy ?? '' },
      ].filter(({ value }) => value !== '')}
    />
  );
}
