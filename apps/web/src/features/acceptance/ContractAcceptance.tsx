import { Badge, Button, Card, EmptyState, formatDate, formatList, Loaded, StatusBadge } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Settings2 from 'lucide-solid/icons/settings-2';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import {
  type AcceptanceLine,
  type ContractAcceptanceData,
  type ContractStage,
  nameOf,
  stateText,
  stateTone,
} from './acceptance-words.ts';

const RequestDialog = lazy(() => import('./RequestDialog.tsx'));
const StagesDialog = lazy(() => import('./StagesDialog.tsx'));

/** What somebody asks for: a first round of a stage, or a further one of something. */
export interface Asking {
  stage: ContractStage;
  acceptance?: AcceptanceLine | undefined;
}

/** The stages of a contract as steps, each with its rounds: what failed, and the work that mends it. */
export default function ContractAcceptance(props: { contractId: string }): JSX.Element {
  const acceptance = useQuery(() => api.acceptance.contract.options({ contractId: props.contractId }));
  const [asking, setAsking] = createSignal<Asking>();
  const [arranging, setArranging] = createSignal(false);
  return (
    <Loaded query={acceptance}>
      {(data) => (
        <>
          <Track data={data()} />
          <Show when={data().toInspect.length > 0}>
            <Card waiting class="mb-4" title={t('acceptance.toInspect', { count: data().toInspect.length })}>
              <ul class="flex flex-wrap gap-x-4 gap-y-1 text-sm">
                <For each={data().toInspect}>
                  {(task) => (
                    <li>
                      <A href={`/tasks/${task.id}`} class="text-accent hover:underline">
                        {task.title}
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Card>
          </Show>
          <Show when={data().allowed.includes('configure')}>
            <p class="flex flex-wrap items-center gap-2 mb-3 text-sm text-ink-3">
              <Show when={data().hasOwnStages}>{t('acceptance.setup.ownStages')}</Show>
              <Button size="sm" variant="ghost" icon={Settings2} onClick={() => setArranging(true)}>
                {t('acceptance.setup.change')}
              </Button>
            </p>
          </Show>
          <div class="grid gap-4">
            <For each={data().stages} fallback={<EmptyState title={t('acceptance.noRounds')} />}>
              {(stage) => (
                <StageCard stage={stage} mayRequest={data().allowed.includes('request')} onAsk={setAsking} />
              )}
            </For>
          </div>
          <Suspense>
            <Show when={asking()} keyed>
              {(what) => (
                <RequestDialog contractId={props.contractId} {...what} onClose={() => setAsking(undefined)} />
              )}
            </Show>
            <Show when={arranging()}>
              <StagesDialog
                contractId={props.contractId}
                stages={data().stages}
                hasOwn={data().hasOwnStages}
                onClose={() => setArranging(false)}
              />
            </Show>
          </Suspense>
        </>
      )}
    </Loaded>
  );
}

/** The stages in a line, each with where it stands. */
function Track(props: { data: ContractAcceptanceData }): JSX.Element {
  return (
    <ol class="flex flex-wrap gap-x-3 gap-y-3 mb-4">
      <For each={props.data.stages}>
        {(stage, index) => (
          <li
            class="flex-1 min-w-32 border-t-[3px] pt-2"
            classList={{
              'border-accepted': stage.state === 'passed',
              'border-overdue': stage.state === 'rejected',
              'border-attention': stage.state === 'requested' || stage.state === 'awaiting_customer',
              'border-processing': stage.state === 'under_review' || stage.state === 'partly',
              'border-line-strong': stage.state === 'not_requested',
            }}
          >
            <p class="flex items-center gap-1.5 font-semibold">
              <span class="num text-ink-3">{index() + 1}</span>
              {nameOf(stage)}
            </p>
            <p class="text-xs text-ink-3 num">
              {stage.passedOn
                ? t('acceptance.passedOn', { date: formatDate(stage.passedOn) })
                : stateText(stage.state)}
            </p>
          </li>
        )}
      </For>
    </ol>
  );
}

function StageCard(props: {
  stage: ContractStage;
  mayRequest: boolean;
  onAsk: (what: Asking) => void;
}): JSX.Element {
  const stage = () => props.stage;
  const wholeIsThere = () => stage().acceptances.some(({ isWhole }) => isWhole);
  const mayBegin = () => props.mayRequest && stage().state !== 'passed' && !wholeIsThere();
  return (
    <Card
      flush
      title={
        <span class="flex flex-wrap items-center gap-2">
          {nameOf(stage())}
          <StatusBadge value={stateTone[stage().state]} label={stateText(stage().state)} />
          <Show when={stage().state === 'passed' && stage().withConcession}>
            <Badge>{t('acceptance.conceded')}</Badge>
          </Show>
        </span>
      }
      more={
        <Show when={mayBegin()}>
          <Button size="sm" onClick={() => props.onAsk({ stage: stage() })}>
            {t('acceptance.request')}
          </Button>
        </Show>
      }
    >
      <p class="px-4 pb-3 text-xs text-ink-3">
        {t('acceptance.acceptedBy', { who: t(`acceptance.acceptors.${stage().acceptor}`) })}
        {' · '}
        {t(stage().isRequired ? 'acceptance.required' : 'acceptance.optional')}
        <Show when={stage().waitsFor}>
          {(first) => <> · {t('acceptance.waitsFor', { stage: nameOf(first()) })}</>}
        </Show>
      </p>
      <Show
        when={stage().acceptances.length > 0}
        fallback={<p class="px-4 pb-4 text-sm text-ink-3">{t('acceptance.noRounds')}</p>}
      >
        <ul class="divide-y divide-line border-t border-line">
          <For each={stage().acceptances}>
            {(line) => (
              <li class="px-4 py-3">
                <Acceptance
                  line={line}
                  onAgain={
                    props.mayRequest && isAskable(line)
                      ? () => props.onAsk({ stage: stage(), acceptance: line })
                      : undefined
                  }
                />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

/** Whether a further round can be asked for: not all is accepted, and none is open. */
const isAskable = (line: AcceptanceLine) =>
  !line.isComplete &&
  !line.rounds.some(({ status }) => ['requested', 'under_review', 'awaiting_customer'].includes(status));

function Acceptance(props: { line: AcceptanceLine; onAgain?: (() => void) | undefined }): JSX.Element {
  const line = () => props.line;
  const isCounted = () => line().unit !== null || line().totalQuantity !== '1';
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <div class="flex-1 min-w-40">
          <p class="font-semibold">
            {line().title ?? (line().isWhole ? t('acceptance.whole') : formatList(line().taskTitles))}
          </p>
          <Show when={!line().isWhole && line().title}>
            <p class="text-xs text-ink-3">{formatList(line().taskTitles)}</p>
          </Show>
          <Show when={isCounted()}>
            <p class="text-xs text-ink-3 num">
              {t('acceptance.acceptedOf', {
                accepted: line().acceptedQuantity,
                total: line().totalQuantity,
                unit: line().unit ?? '',
              })}
            </p>
          </Show>
        </div>
        <Show when={props.onAgain}>
          {(again) => (
            <Button size="sm" onClick={() => again()()}>
              {t('acceptance.requestAgain')}
            </Button>
          )}
        </Show>
      </div>
      <ol class="mt-2 grid gap-2">
        <For each={line().rounds}>
          {(round) => (
            <li class="grid gap-x-3 gap-y-0.5 grid-cols-[minmax(0,1fr)_auto] items-center rounded-md border border-line px-3 py-2">
              <p class="flex flex-wrap items-center gap-x-2">
                <A href={`/acceptance/${round.id}`} class="font-medium text-accent hover:underline">
                  {t('acceptance.round', { number: round.number })}
                </A>
                <span class="text-xs text-ink-3 num">
                  {t('acceptance.requestedByOn', {
                    name: round.requestedBy ?? '—',
                    date: formatDate(round.requestedAt),
                  })}
                  <Show when={round.decidedAt}>
                    {(at) => (
                      <>
                        {' '}
                        →{' '}
                        {t('acceptance.requestedByOn', {
                          name: round.decidedBy ?? t('acceptance.acceptors.customer'),
                          date: formatDate(at()),
                        })}
                      </>
                    )}
                  </Show>
                </span>
              </p>
              <StatusBadge value={stateTone[round.status]} label={stateText(round.status)} />
              <Show when={round.failedChecks.length > 0 || round.findingCount > 0}>
                <p class="col-span-2 text-sm text-ink-2">
                  {[
                    round.failedChecks.length > 0 &&
                      t('acceptance.failed', { list: formatList(round.failedChecks) }),
                    round.findingCount > 0 && t('acceptance.findings', { count: round.findingCount }),
                    round.reworkCount > 0 &&
                      t('acceptance.reworkDone', { done: round.reworkDone, count: round.reworkCount }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </Show>
            </li>
          )}
        </For>
      </ol>
    </>
  );
}
