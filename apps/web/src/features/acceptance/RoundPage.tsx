import {
  Button,
  Card,
  formatDateTime,
  formatList,
  KeyValue,
  Loaded,
  Page,
  StatusBadge,
  showError,
} from '@millwright/ui';
import { A, useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Ban from 'lucide-solid/icons/ban';
import Printer from 'lucide-solid/icons/printer';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { barredText, type RoundDetail, stageName, stateText, stateTone } from './acceptance-words.ts';
import { CheckCard } from './CheckCard.tsx';
import type { Decision } from './DecisionDialogs.tsx';
import { FindingsCard } from './FindingsCard.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { useEvidence, useRecord, useRefresh } from './round.model.ts';
import { SignatureLines } from './SignatureLines.tsx';

const DecisionDialogs = lazy(() => import('./DecisionDialogs.tsx'));
const FindingDialog = lazy(() => import('./FindingDialog.tsx'));

/** One round: what is asked, what was found, and the decision. The inspector's page on site, and the sheet on paper. */
export default function RoundPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const round = useQuery(() => api.acceptance.round.options({ roundId: params.id }));
  return <Loaded query={round}>{(r) => <Round round={r()} />}</Loaded>;
}

function Round(props: { round: RoundDetail }): JSX.Element {
  const [decision, setDecision] = createSignal<Decision>();
  const [finding, setFinding] = createSignal(false);
  const { record, attach, detach } = useRecord(() => props.round.id);
  const { sending, send } = useEvidence(() => props.round.id, attach);
  const may = (verb: RoundDetail['allowed'][number]) => props.round.allowed.includes(verb);
  return (
    <Page
      title={stageName(props.round)}
      status={<StatusBadge value={stateTone[props.round.status]} label={stateText(props.round.status)} />}
      crumbs={[
        { label: t('acceptance.title'), href: '/acceptance' },
        { label: props.round.contractNo, href: `/contracts/${props.round.contractId}?tab=acceptance` },
      ]}
      subtitle={`${t('acceptance.round', { number: props.round.number })} · ${props.round.contractName}`}
      actions={<RoundActions round={props.round} onDecide={setDecision} />}
    >
      <div class="grid gap-4 lg:grid-cols-[minmax(0,1fr)_340px] items-start">
        <div class="grid gap-4">
          <Show when={props.round.barred}>
            {(barred) => (
              <p
                class="flex gap-2 items-start px-4 py-3 rounded-lg bg-attention-soft text-attention"
                role="note"
              >
                <Ban class="mt-0.5 shrink-0" aria-hidden="true" />
                {barredText(barred())}
              </p>
            )}
          </Show>
          <Card flush title={t('acceptance.checks')} more={<Answered round={props.round} />}>
            <Show
              when={props.round.checks.length > 0}
              fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('acceptance.noChecks')}</p>}
            >
              <ol class="divide-y divide-line border-t border-line">
                <For each={props.round.checks}>
                  {(check) => (
                    <CheckCard
                      check={check}
                      editable={may('record')}
                      sending={sending()?.checkId === check.id ? sending()!.share : undefined}
                      onAnswer={(answer) => record(check, answer)}
                      onFile={(file) => void send(check, file)}
                      onDetach={(fileId) => void detach(check, fileId)}
                    />
                  )}
                </For>
              </ol>
            </Show>
          </Card>
          <FindingsCard round={props.round} onAdd={may('record') ? () => setFinding(true) : undefined} />
          {/* Once more below the last question, where the thumb is by then. */}
          <div class="flex flex-wrap gap-2 sm:hidden" data-print="hide">
            <RoundActions round={props.round} onDecide={setDecision} />
          </div>
        </div>
        <div class="grid gap-4">
          <About round={props.round} />
          <OutcomeCard round={props.round} />
        </div>
      </div>
      <SignatureLines round={props.round} />
      <Suspense>
        <Show when={decision()} keyed>
          {(chosen) => (
            <DecisionDialogs round={props.round} decision={chosen} onClose={() => setDecision(undefined)} />
          )}
        </Show>
        <Show when={finding()}>
          <FindingDialog round={props.round} onClose={() => setFinding(false)} />
        </Show>
      </Suspense>
    </Page>
  );
}

function Answered(props: { round: RoundDetail }): JSX.Element {
  const done = () => props.round.checks.filter(({ verdict }) => verdict !== 'open').length;
  return (
    <span class="num text-ink-3">
      {t('acceptance.answeredOf', { done: done(), count: props.round.checks.length })}
    </span>
  );
}

/** The verbs of the moment; what ends the round last. On a phone they stay within the thumb's reach. */
function RoundActions(props: { round: RoundDetail; onDecide: (decision: Decision) => void }): JSX.Element {
  const refresh = useRefresh();
  const may = (verb: RoundDetail['allowed'][number]) => props.round.allowed.includes(verb);
  const take = async (verb: 'start' | 'join') => {
    const { id: roundId, version } = props.round;
    try {
      await (verb === 'start'
        ? api.acceptance.start.send({ roundId, version })
        : api.acceptance.join.send({ roundId }));
    } catch (error) {
      showError(error);
    }
    await refresh();
  };
  const decisions: readonly Decision[] = ['withdraw', 'recall', 'reject', 'concede', 'submit', 'pass'];
  return (
    <>
      <Button variant="ghost" icon={Printer} onClick={() => window.print()}>
        {t('acceptance.print')}
      </Button>
      <For each={decisions.filter(may)}>
        {(verb) => (
          <Button
            variant={
              verb === 'pass' || verb === 'submit' ? 'primary' : verb === 'reject' ? 'danger' : 'secondary'
            }
            onClick={() => props.onDecide(verb)}
          >
            {t(`acceptance.${verb}`)}
          </Button>
        )}
      </For>
      <Show when={may('join')}>
        <Button onClick={() => void take('join')}>{t('acceptance.join')}</Button>
      </Show>
      <Show when={may('start')}>
        <Button variant="primary" onClick={() => void take('start')}>
          {t('acceptance.start')}
        </Button>
      </Show>
    </>
  );
}

function About(props: { round: RoundDetail }): JSX.Element {
  const quantity = () => `${props.round.quantity} ${props.round.unit ?? ''}`.trim();
  const what = () =>
    props.round.title ?? (props.round.isWhole ? t('acceptance.whole') : t('acceptance.someTasks'));
  return (
    <Card title={t('acceptance.about')}>
      <KeyValue
        items={[
          {
            label: t('acceptance.contract'),
            value: (
              <A
                href={`/contracts/${props.round.contractId}?tab=acceptance`}
                class="text-accent hover:underline"
              >
                {props.round.contractNo}
              </A>
            ),
          },
          { label: t('acceptance.what'), value: what() },
          { label: t('acceptance.quantityNow'), value: <span class="num">{quantity()}</span> },
          { label: t('acceptance.requestedBy'), value: props.round.requestedBy?.name ?? '—' },
          { label: t('acceptance.requested'), value: formatDateTime(props.round.requestedAt) },
          {
            label: t('acceptance.inspectors'),
            value: formatList(props.round.inspectors.map(({ name }) => name)) || '—',
          },
          ...(props.round.note ? [{ label: t('acceptance.note'), value: props.round.note }] : []),
        ]}
      />
      <Show when={props.round.tasks.length > 0}>
        <ul class="mt-3 grid gap-1 text-sm">
          <For each={props.round.tasks}>
            {(task) => (
              <li>
                <A href={`/tasks/${task.id}`} class="hover:text-accent">
                  {task.title}
                </A>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}
