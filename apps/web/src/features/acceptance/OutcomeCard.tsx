import { Card, formatDate, formatDateTime, KeyValue, type KeyValueItem } from '@millwright/ui';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { type RoundDetail, titleOf } from './acceptance-words.ts';

/** What came of a round: who decided and when, what was conceded, what the customer said. */
export function OutcomeCard(props: { round: RoundDetail }): JSX.Element {
  const facts = (): KeyValueItem[] => [
    ...(props.round.decidedAt
      ? [{ label: t('acceptance.decided'), value: formatDateTime(props.round.decidedAt) }]
      : []),
    ...(props.round.decidedBy
      ? [{ label: t('acceptance.decidedBy'), value: props.round.decidedBy.name }]
      : []),
    ...(props.round.decisionNote ? [{ label: t('acceptance.note'), value: props.round.decisionNote }] : []),
  ];
  const signature = () => props.round.signature;
  const about = (checkId: string | null) => {
    const check = props.round.checks.find(({ id }) => id === checkId);
    return check ? titleOf(check) : t('acceptance.wholeRound');
  };
  const isEmpty = () => facts().length === 0 && props.round.concessions.length === 0 && !signature();
  return (
    <Show when={!isEmpty()}>
      <Card title={t('acceptance.decision')}>
        <div class="grid gap-3">
          <Show when={facts().length > 0}>
            <KeyValue items={facts()} />
          </Show>
          <Show when={props.round.concessions.length > 0}>
            <div>
              <h3 class="text-sm font-semibold text-ink-2">{t('acceptance.concessions')}</h3>
              <ul class="mt-1 grid gap-2 text-sm">
                <For each={props.round.concessions}>
                  {(one) => (
                    <li>
                      <p class="font-medium">{about(one.checkId)}</p>
                      <p class="break-words">{one.reason}</p>
                      <p class="text-xs text-ink-3">
                        {t('acceptance.concessionBy', { name: one.grantedBy?.name ?? '—' })}
                        <Show when={one.until}>
                          {(until) => (
                            <> · {t('acceptance.concessionUntil', { date: formatDate(until()) })}</>
                          )}
                        </Show>
                      </p>
                    </li>
                  )}
                </For>
              </ul>
            </div>
          </Show>
          <Show when={signature()}>
            {(said) => (
              <div>
                <h3 class="text-sm font-semibold text-ink-2">{t('acceptance.signature')}</h3>
                <p class="mt-1 text-sm">
                  {t(said().isRefusal ? 'acceptance.refusedBy' : 'acceptance.signedBy', {
                    name: said().typedName,
                    when: formatDateTime(said().signedAt),
                  })}
                </p>
                <Show when={said().reason}>
                  {(reason) => <p class="text-sm text-ink-2 break-words">{reason()}</p>}
                </Show>
              </div>
            )}
          </Show>
        </div>
      </Card>
    </Show>
  );
}
