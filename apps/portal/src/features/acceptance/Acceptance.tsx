import { Button, Card, formatDate, StatusBadge, showError } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import Download from 'lucide-solid/icons/download';
import PenLine from 'lucide-solid/icons/pen-line';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { type PortalRound, stageName } from './acceptance-words.ts';
import { RoundResults } from './RoundResults.tsx';

const AnswerDialog = lazy(() => import('./AnswerDialog.tsx'));

/** What waits for the customer's signature, first of all; and what was accepted, each with its day and its results. */
export function Acceptance(props: { contractId: string }): JSX.Element {
  const acceptance = useQuery(() => api.acceptance.contract.options({ contractId: props.contractId }));
  const rounds = () => (acceptance.isPending || acceptance.isError ? [] : (acceptance.data?.rounds ?? []));
  const waiting = () => rounds().filter(({ waitsForYou }) => waitsForYou);
  const settled = () => rounds().filter(({ waitsForYou }) => !waitsForYou);
  return (
    <>
      <For each={waiting()}>{(round) => <Waiting round={round} />}</For>
      <Show when={settled().length > 0}>
        <Card span={12} title={t('acceptance.title')} icon={ShieldCheck}>
          <ul class="divide-y divide-line">
            <For each={settled()}>{(round) => <Settled round={round} />}</For>
          </ul>
        </Card>
      </Show>
    </>
  );
}

function Waiting(props: { round: PortalRound }): JSX.Element {
  const [answering, setAnswering] = createSignal<'sign' | 'refuse'>();
  return (
    <Card span={12} waiting icon={PenLine} title={t('acceptance.waits', { stage: stageName(props.round) })}>
      <p class="text-sm text-ink-2">
        {props.round.title ?? (props.round.isWhole ? t('acceptance.whole') : t('acceptance.part'))}
        {' · '}
        {t('acceptance.round', { number: props.round.number })}
        <Show when={props.round.submittedAt}>
          {(at) => <> · {t('acceptance.submitted', { date: formatDate(at()) })}</>}
        </Show>
      </p>
      <RoundResults round={props.round} open />
      <div class="flex flex-wrap gap-2 mt-4">
        <Button variant="primary" class="pointer-coarse:h-12" onClick={() => setAnswering('sign')}>
          {t('acceptance.sign')}
        </Button>
        <Button class="pointer-coarse:h-12" onClick={() => setAnswering('refuse')}>
          {t('acceptance.refuse')}
        </Button>
      </div>
      <Suspense>
        <Show when={answering()} keyed>
          {(kind) => <AnswerDialog round={props.round} kind={kind} onClose={() => setAnswering(undefined)} />}
        </Show>
      </Suspense>
    </Card>
  );
}

const isPassed = ({ status }: PortalRound) => status === 'passed' || status === 'passed_with_concession';

function Settled(props: { round: PortalRound }): JSX.Element {
  const said = () => props.round.answer;
  const tone = () => (isPassed(props.round) ? 'accepted' : said()?.isRefusal ? 'overdue' : 'processing');
  const word = () => {
    if (props.round.status === 'passed_with_concession') return t('acceptance.passedConceding');
    if (isPassed(props.round)) return t('acceptance.passed');
    return said()?.isRefusal ? t('acceptance.refused') : t('acceptance.signed');
  };
  return (
    <li class="py-3 first:pt-0 last:pb-0">
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p class="flex-1 min-w-40">
          <span class="font-semibold">{stageName(props.round)}</span>
          <Show when={props.round.title}>{(title) => <span class="text-ink-2"> · {title()}</span>}</Show>
          <span class="block text-xs text-ink-3 num">
            {props.round.decidedAt
              ? formatDate(props.round.decidedAt)
              : said()
                ? formatDate(said()!.at)
                : t('acceptance.round', { number: props.round.number })}
            <Show when={said()}>{(one) => <> · {t('acceptance.byName', { name: one().name })}</>}</Show>
          </span>
        </p>
        <StatusBadge value={tone()} label={word()} />
      </div>
      <Show when={said()?.reason}>{(reason) => <p class="mt-1 text-sm break-words">{reason()}</p>}</Show>
      <RoundResults round={props.round} />
      <Show when={isPassed(props.round)}>
        <Button
          variant="ghost"
          size="sm"
          icon={Download}
          class="mt-1 -ml-3"
          onClick={() => void takeProof(props.round)}
        >
          {t('acceptance.proof')}
        </Button>
      </Show>
    </li>
  );
}

/** Hands over the facts the day rests on, with their digest in the name of the file. */
async function takeProof(round: PortalRound): Promise<void> {
  try {
    const { fileName, content, sha256 } = await api.acceptance.proof.fetch({ roundId: round.id });
    const url = URL.createObjectURL(new Blob([content], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = fileName.replace(/\.json$/, `.sha256-${sha256.slice(0, 16)}.json`);
    link.click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  } catch (error) {
    showError(error);
  }
}
