import { Card } from '@millwright/ui';
import { A } from '@solidjs/router';
import CircleAlert from 'lucide-solid/icons/circle-alert';
import CircleCheck from 'lucide-solid/icons/circle-check';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { blockerName } from './blocker-words.ts';
import type { Blocker, ContractDelivery } from './delivery-types.ts';

/** Where one goes to do something about it. */
const TABS = {
  acceptance: 'acceptance',
  payment: 'payments',
  feedback: 'feedback',
  lowered: 'feedback',
  tasks: 'tasks',
};
const linkOf = ({ kind, id }: Blocker): string =>
  id && (kind === 'feedback' || kind === 'lowered') ? `/feedback/${id}` : `?tab=${TABS[kind]}`;

/** What whoever delivers should know besides, in words. */
function warningText(warning: Blocker): string {
  const { kind, name, count, isHidden, lowered } = warning;
  if (isHidden || !(lowered || kind === 'tasks')) return blockerName(warning);
  if (!lowered) return t('delivery.gate.openTasks', { count: count ?? 1, name });
  const { by, reason, isTurnedDown } = lowered;
  const how = t(isTurnedDown ? 'delivery.gate.turnedDown' : 'delivery.gate.lowered', {
    name: by ?? '–',
    reason,
  });
  return `${name} · ${how}`;
}

/** Who has it in hand by name, or whose turn it is; of what the viewer may not open, nothing. */
function heldBy({ holder, holderKind, isHidden }: Blocker): string {
  if (isHidden) return '';
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
                <Named blocker={blocker} class="flex-1 min-w-[20ch] font-medium break-words">
                  {blockerName(blocker)}
                </Named>
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
                <CircleAlert class="size-4 shrink-0 translate-y-0.5 text-ink-3" aria-hidden="true" />
                <Named blocker={warning} class="min-w-0 break-words">
                  {warningText(warning)}
                </Named>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

/** Leads to where one sees to it, unless the viewer may not open it. */
function Named(props: { blocker: Blocker; class: string; children: JSX.Element }): JSX.Element {
  return (
    <Show
      when={!props.blocker.isHidden}
      fallback={<span class={`${props.class} text-ink-2`}>{props.children}</span>}
    >
      <A href={linkOf(props.blocker)} class={`${props.class} text-accent`}>
        {props.children}
      </A>
    </Show>
  );
}
