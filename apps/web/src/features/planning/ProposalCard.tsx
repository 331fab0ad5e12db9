import { Badge, Button, Card, ConfirmDialog, formatDate, Loaded, showError, showToast } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import CalendarClock from 'lucide-solid/icons/calendar-clock';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { MoveRows } from './MoveRows.tsx';
import { type ProposalDetail, span } from './plan-words.ts';

const ProposeDialog = lazy(() => import('./ProposeDialog.tsx'));

type Plan = Outputs['planning']['plan'];

/** What the plan becomes from what has happened: the dates that wait for a decision, or that there is nothing to decide. */
export function ProposalCard(props: { plan: Plan }): JSX.Element {
  const [asking, setAsking] = createSignal(false);
  const mayPropose = () => props.plan.allowed.includes('propose');
  const isLate = () => props.plan.forecastEndsOn !== null && props.plan.forecastEndsOn !== props.plan.endsOn;
  return (
    <Card
      title={t('planning.proposal.title')}
      icon={CalendarClock}
      waiting={props.plan.openProposalId !== null}
      more={
        <Show when={mayPropose()}>
          <Button size="sm" onClick={() => setAsking(true)}>
            {t('planning.proposal.compute')}
          </Button>
        </Show>
      }
    >
      <Show
        when={props.plan.openProposalId}
        keyed
        fallback={
          <p class="text-sm text-ink-2">
            {isLate()
              ? t('planning.proposal.drifted', { date: formatDate(props.plan.forecastEndsOn) })
              : t('planning.proposal.none')}
          </p>
        }
      >
        {(proposalId) => <Waiting proposalId={proposalId} />}
      </Show>
      <Suspense>
        <Show when={asking()}>
          <ProposeDialog contractId={props.plan.contractId} onClose={() => setAsking(false)} />
        </Show>
      </Suspense>
    </Card>
  );
}

function Waiting(props: { proposalId: string }): JSX.Element {
  const proposal = useQuery(() => api.planning.proposal.options({ proposalId: props.proposalId }));
  return <Loaded query={proposal}>{(found) => <Proposal proposal={found()} />}</Loaded>;
}

function Proposal(props: { proposal: ProposalDetail }): JSX.Element {
  const client = useQueryClient();
  const [accepting, setAccepting] = createSignal(false);
  const may = (verb: string) => props.proposal.allowed.includes(verb);
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.planning.key() }),
      client.invalidateQueries({ queryKey: api.tasks.key() }),
    ]);
  const decide = async (verb: 'accept' | 'drop') => {
    const { id: proposalId, version } = props.proposal;
    const send = verb === 'accept' ? api.planning.acceptProposal.send : api.planning.dropProposal.send;
    try {
      await send({ proposalId, version });
      showToast({ text: t(`planning.proposal.done.${verb}`) });
    } catch (error) {
      showError(error);
    }
    await refresh();
  };
  return (
    <div class="grid gap-3">
      <p class="break-words">
        <Show when={props.proposal.cause} fallback={props.proposal.reason}>
          {(cause) => (
            <Show when={cause().name} fallback={t(`planning.proposal.unnamedCauses.${cause().kind}`)} keyed>
              {(name) => t(`planning.proposal.causes.${cause().kind}`, { name })}
            </Show>
          )}
        </Show>
      </p>
      <p class="flex flex-wrap items-center gap-2 text-sm">
        <span class="text-ink-3">{t('planning.proposal.end')}</span>
        <span class="num font-semibold">{span(props.proposal.endsOn.from, props.proposal.endsOn.to)}</span>
        <Show when={props.proposal.criticalPathChanged}>
          <Badge tone="attention">{t('planning.proposal.criticalChanged')}</Badge>
        </Show>
      </p>
      <MoveRows
        label={t('planning.proposal.moves')}
        before={t('planning.proposal.from')}
        after={t('planning.proposal.to')}
        rows={props.proposal.moves.map(({ title, from, to }) => ({
          title,
          before: span(from.startsOn, from.endsOn),
          after: span(to.startsOn, to.endsOn),
        }))}
      />
      <Show when={props.proposal.hiddenMoves > 0}>
        <p class="text-xs text-ink-3">
          {t('planning.proposal.hidden', { count: props.proposal.hiddenMoves })}
        </p>
      </Show>
      <Show when={props.proposal.beyondMine > 0}>
        <p class="text-xs text-ink-3">{t('planning.proposal.beyondMine')}</p>
      </Show>
      <p class="flex flex-wrap items-center justify-end gap-2">
        <span class="mr-auto text-xs text-ink-3">
          {props.proposal.createdByName
            ? t('planning.proposal.by', {
                name: props.proposal.createdByName,
                date: formatDate(props.proposal.createdAt),
              })
            : formatDate(props.proposal.createdAt)}
        </span>
        <Show when={may('drop')}>
          <Button variant="ghost" onClick={() => void decide('drop')}>
            {t('planning.proposal.drop')}
          </Button>
        </Show>
        <Show when={may('accept')}>
          <Button variant="primary" onClick={() => setAccepting(true)}>
            {t('planning.proposal.accept')}
          </Button>
        </Show>
      </p>
      <ConfirmDialog
        open={accepting()}
        onClose={() => setAccepting(false)}
        title={t('planning.proposal.acceptTitle', { count: props.proposal.moveCount })}
        description={t('planning.proposal.acceptText')}
        confirm={t('planning.proposal.accept')}
        onConfirm={() => decide('accept')}
      />
    </div>
  );
}
