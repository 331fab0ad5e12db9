import { formatDate, formatDateTime } from '@millwright/ui';
import CircleCheck from 'lucide-solid/icons/circle-check';
import CircleX from 'lucide-solid/icons/circle-x';
import Hourglass from 'lucide-solid/icons/hourglass';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { DeliveryDetail } from './delivery-types.ts';

/** Whether the customer received it: who, when, and where they said so. */
export function SignaturePart(props: { delivery: DeliveryDetail }): JSX.Element {
  return (
    <Show when={props.delivery.round > 0}>
      <section>
        <h3 class="mb-1 text-sm font-semibold text-ink-2">{t('delivery.signature.title')}</h3>
        <Show when={props.delivery.status === 'handed_over'}>
          <p class="flex items-start gap-2 text-sm text-ink-2">
            <Hourglass class="mt-0.5 size-4 shrink-0 text-attention" aria-hidden="true" />
            {t('delivery.signature.waiting')}
          </p>
        </Show>
        <ul class="grid gap-2">
          <For each={props.delivery.signatures}>
            {(signature) => (
              <li class="flex items-start gap-2 text-sm">
                <Show
                  when={signature.verdict === 'signed'}
                  fallback={<CircleX class="mt-0.5 size-4 shrink-0 text-overdue" aria-hidden="true" />}
                >
                  <CircleCheck class="mt-0.5 size-4 shrink-0 text-accepted" aria-hidden="true" />
                </Show>
                <span class="min-w-0">
                  <span class="block font-medium">
                    {t(`delivery.signature.${signature.verdict}`, { name: signature.name })}
                  </span>
                  <span class="block text-xs text-ink-3">
                    {signature.signedOn
                      ? formatDate(signature.signedOn)
                      : formatDateTime(signature.createdAt)}
                    {' · '}
                    {signature.source === 'portal'
                      ? t('delivery.signature.portal')
                      : t('delivery.signature.paper', { name: signature.recordedBy ?? '' })}
                  </span>
                  <Show when={signature.reason}>
                    <span class="block whitespace-pre-wrap break-words">{signature.reason}</span>
                  </Show>
                </span>
              </li>
            )}
          </For>
        </ul>
      </section>
    </Show>
  );
}
