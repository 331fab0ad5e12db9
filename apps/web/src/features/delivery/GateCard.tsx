import { Card, locale } from '@millwright/ui';
import { A } from '@solidjs/router';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import type { Blocker, ContractDelivery } from './delivery-types.ts';

/** Where one goes to do something about it. */
const TABS = { acceptance: 'acceptance', payment: 'payments', feedback: 'feedback', tasks: 'tasks' };
const linkOf = ({ kind, id }: Blocker): string =>
  kind === 'feedback' && id ? `/feedback/${id}` : `?tab=${TABS[kind]}`;

const nameOf = ({ name, nameEn }: Blocker): string => (locale() === 'en' && nameEn) || name;

/** Who has it in hand by name, or whose turn it is. */
function heldBy({ holder, holderKind }: Blocker): string {
  if (holder) return t('delivery.gate.heldBy', { name: holder });
  return holderKind ? t(`delivery.gate.turns.${holderKind}`) : t('delivery.gate.nobody');
}

/** What keeps the contract from being delivered: each thing with its name, where it is, and who holds it. */
export function GateCard(props: { gate: ContractDelivery['gate'] }): JSX.Element {
  const blockers = () => props.gate.blockers;
  return (
    <Card title={t('delivery.gate.title')} waiting={blockers().length > 0}>
      <Show
        when={blockers().length > 0}
        fallback={
          <p class="flex items-center gap-2 font-medium text-accepted">
            <CircleCheck class="size-5 shrink-0" aria-hidden="true" />
            {t('delivery.gate.open')}
          </p>
        }
      >
        <p class="mb-2 font-medium">{t('delivery.gate.closed', { count: blockers().length })}</p>
        <ul class="divide-y divide-line">
          <For each={blockers()}>
            {(blocker) => (
              <li class="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
                <Lock class="size-4 shrink-0 self-center text-attention" aria-hidden="true" />
                <span class="text-xs text-ink-3">{t(`delivery.gate.kinds.${blocker.kind}`)}</span>
                <A href={linkOf(blocker)} class="flex-1 min-w-[20ch] font-medium text-accent break-words">
                  {nameOf(blocker)}
                </A>
                <span class="text-sm text-ink-2">{heldBy(blocker)}</span>
              </li>
            )}
          </For>
        </ul>
      </Show>
      <Show when={props.gate.warnings.length > 0}>
        <ul class="mt-3 grid gap-1" aria-label={t('delivery.gate.warnings')}>
          <For each={props.gate.warnings}>
            {(warning) => (
              <li class="flex items-baseline gap-2 text-sm text-ink-2">
                <CircleAlert class="size-4 shrink-0 self-center text-ink-3" aria-hidden="true" />
                <A href={linkOf(warning)} class="hover:text-accent">
                  {t('delivery.gate.openTasks', { count: warning.count ?? 1, name: warning.name })}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
