import { formatDate, StatusBadge } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { checkTitle, foundText, type PortalCheck, type PortalRound, rangeText } from './acceptance-words.ts';

const TONES = { open: 'unstarted', ok: 'accepted', not_ok: 'overdue', not_applicable: 'unstarted' } as const;

/** What was checked and found, question by question, folded away where nothing waits. */
export function RoundResults(props: { round: PortalRound; open?: boolean }): JSX.Element {
  return (
    <>
      <Show when={props.round.concession}>{(all) => <Conceded concession={all()} />}</Show>
      <Show when={props.round.checks.length > 0}>
        <details class="mt-2" open={props.open ?? false}>
          <summary class="text-sm text-ink-2 cursor-pointer pointer-coarse:py-2">
            {t('acceptance.results', { count: props.round.checks.length })}
          </summary>
          <ol class="mt-2 divide-y divide-line border-y border-line">
            <For each={props.round.checks}>{(check) => <Result check={check} />}</For>
          </ol>
        </details>
      </Show>
    </>
  );
}

function Result(props: { check: PortalCheck }): JSX.Element {
  return (
    <li class="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 items-start py-2">
      <div>
        <p class="break-words">{checkTitle(props.check)}</p>
        <p class="text-xs text-ink-3 num">
          {[foundText(props.check), rangeText(props.check)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <StatusBadge
        value={TONES[props.check.verdict]}
        label={t(`acceptance.verdicts.${props.check.verdict}`)}
      />
      <Show when={props.check.concession}>
        {(one) => (
          <div class="col-span-2">
            <Conceded concession={one()} />
          </div>
        )}
      </Show>
    </li>
  );
}

function Conceded(props: { concession: { reason: string; until: string | null } }): JSX.Element {
  return (
    <p class="mt-1 rounded-md bg-attention-soft text-attention px-3 py-2 text-sm break-words">
      {t('acceptance.concession', { reason: props.concession.reason })}
      <Show when={props.concession.until}>
        {(until) => <> {t('acceptance.until', { date: formatDate(until()) })}</>}
      </Show>
    </p>
  );
}
