import { formatDate } from '@millwright/ui';
import Check from 'lucide-solid/icons/check';
import Clock from 'lucide-solid/icons/clock';
import Cog from 'lucide-solid/icons/cog';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { t } from '../../i18n/index.ts';
import type { ContractDetail } from './contract-types.ts';

type Milestone = ContractDetail['milestones'][number];
type Place = 'reached' | 'next' | 'ahead';

const LOOK = {
  reached: { icon: Check, line: 'border-accepted', words: 'text-accepted' },
  next: { icon: Cog, line: 'border-production', words: 'text-production' },
  ahead: { icon: Clock, line: 'border-line-strong', words: 'text-ink-2' },
};

/** The gates in their order: reached, the one worked towards, and those ahead. */
export function MilestoneTrack(props: { milestones: readonly Milestone[] }): JSX.Element {
  const next = () => props.milestones.find((milestone) => !milestone.reachedOn)?.id;
  const place = (milestone: Milestone): Place =>
    milestone.reachedOn ? 'reached' : milestone.id === next() ? 'next' : 'ahead';
  const when = (milestone: Milestone) => {
    if (milestone.reachedOn) return formatDate(milestone.reachedOn, 'short');
    return milestone.dueOn ? t('portal.planned', { date: formatDate(milestone.dueOn, 'short') }) : '';
  };
  return (
    <Show when={props.milestones.length > 0}>
      <ol
        aria-label={t('portal.milestones')}
        class="mt-5 grid gap-x-2.5 gap-y-3 sm:grid-flow-col sm:auto-cols-fr"
      >
        <For each={props.milestones}>
          {(milestone) => {
            const look = () => LOOK[place(milestone)];
            return (
              <li
                class={`min-w-0 flex items-baseline gap-2 sm:block border-l-[3px] pl-3 sm:border-l-0 sm:pl-0 sm:border-t-[3px] sm:pt-2 ${look().line}`}
              >
                <span class={`flex items-center gap-1.5 text-sm font-semibold ${look().words}`}>
                  <Dynamic component={look().icon} class="shrink-0" aria-hidden="true" />
                  <span class="break-words">{milestone.name}</span>
                  <span class="sr-only">, {t(`portal.places.${place(milestone)}`)}</span>
                </span>
                <span class="max-sm:ml-auto block text-xs text-ink-3 num">{when(milestone)}</span>
              </li>
            );
          }}
        </For>
      </ol>
    </Show>
  );
}
