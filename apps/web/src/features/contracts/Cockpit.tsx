import {
  Badge,
  Card,
  dataOf,
  formatDate,
  formatList,
  formatNumber,
  formatPercent,
  locale,
  People,
  ProgressRing,
  RelativeTime,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { blockerName } from '../delivery/blocker-words.ts';
import type { ContractDetail } from './contract-types.ts';

type CockpitData = Outputs['dashboard']['cockpit'];
type Obstacle = CockpitData['obstacles'][number];
type Blocker = CockpitData['blockers'][number];

const DAY = 86_400_000;
/** Nothing is planned any more: what there was to do is done, or given up. */
const OVER = new Set(['delivered', 'in_service', 'archived', 'cancelled']);
/** Less behind than this, in percent, is no news. */
const WORTH_SAYING = 1;

/** The three questions before anything else: how far, what blocks the next gate and who holds it, when will it be done. */
export function Cockpit(props: { contract: ContractDetail }): JSX.Element {
  const cockpit = useQuery(() => api.dashboard.cockpit.options({ contractId: props.contract.id }));
  const data = dataOf(() => cockpit);
  return (
    <>
      <HowFar
        contract={props.contract}
        planned={OVER.has(props.contract.status) ? null : (data()?.plannedProgress ?? null)}
      />
      <Show
        when={props.contract.status === 'archived'}
        fallback={<WhatIsNext contract={props.contract} cockpit={data()} />}
      >
        <Sealed archivedAt={props.contract.archivedAt} />
      </Show>
      <WhenDone contract={props.contract} expectedEnd={data()?.expectedEnd ?? null} />
    </>
  );
}

function HowFar(props: { contract: ContractDetail; planned: number | null }): JSX.Element {
  const behind = () => (props.planned === null ? 0 : props.planned - props.contract.progress);
  return (
    <Card span={3} title={t('contracts.totalProgress')}>
      <div class="flex items-center gap-4">
        <ProgressRing value={props.contract.progress} label={t('contracts.totalProgress')} />
        <div class="grid gap-0.5 text-sm text-ink-3 num">
          <Show when={props.planned}>
            {(planned) => (
              <span>{t('contracts.cockpit.planned', { percent: formatPercent(planned()) })}</span>
            )}
          </Show>
          <Show when={behind() >= WORTH_SAYING}>
            <span class="text-overdue font-semibold">
              {t('contracts.cockpit.behind', { points: formatNumber(Math.round(behind())) })}
            </span>
          </Show>
          <span>
            {t('contracts.tasksDone', {
              done: props.contract.taskDoneCount,
              count: props.contract.taskCount,
            })}
          </span>
          <span>{t('contracts.fromReports', { count: props.contract.reportCount })}</span>
          <Show when={props.contract.lastProgressAt}>{(at) => <RelativeTime value={at()} />}</Show>
        </div>
      </div>
    </Card>
  );
}

/** What is archived waits for nothing: it says that it is sealed, and how it is opened again. */
function Sealed(props: { archivedAt: string | null }): JSX.Element {
  return (
    <Card span={5} title={t('contracts.cockpit.sealed')}>
      <p class="flex gap-2 text-sm text-ink-2">
        <Lock size={16} aria-hidden="true" class="mt-0.5 shrink-0 text-ink-3" />
        <span>{t('contracts.cockpit.sealedHint', { date: formatDate(props.archivedAt ?? '') })}</span>
      </p>
    </Card>
  );
}

/** The next gate, whose turn it is, and what stands in the way. */
function WhatIsNext(props: { contract: ContractDetail; cockpit: CockpitData | undefined }): JSX.Element {
  const title = () => {
    const gate = props.cockpit?.gate;
    if (!gate) return t('contracts.noGate');
    if (gate.kind === 'commission') return t('contracts.cockpit.commission');
    if (gate.kind === 'acceptance') {
      const name = (locale() === 'en' && gate.nameEn) || gate.name;
      return t('contracts.nextGate', { name });
    }
    return gate.dueOn
      ? t('contracts.nextGateOn', { name: gate.name, date: formatDate(gate.dueOn, 'short') })
      : t('contracts.nextGate', { name: gate.name });
  };
  const turn = () => {
    const gate = props.cockpit?.gate;
    if (gate?.kind !== 'acceptance') return undefined;
    const names = formatList(gate.holder.names);
    const who = names || t(`contracts.cockpit.holders.${gate.holder.kind as 'team'}`);
    return t(`contracts.cockpit.gates.${gate.state as 'rejected'}`, { who });
  };
  return (
    <Card
      span={5}
      title={title()}
      more={
        <>
          <Show when={props.cockpit?.gate?.kind === 'acceptance'}>
            <A href={`/contracts/${props.contract.id}?tab=acceptance`}>
              {t('contracts.cockpit.toAcceptance')}
            </A>
          </Show>
          <Show when={props.cockpit?.gate?.kind === 'commission'}>
            <A href={`/contracts/${props.contract.id}?tab=delivery`}>{t('contracts.cockpit.toDelivery')}</A>
          </Show>
        </>
      }
    >
      <Show when={turn()}>{(words) => <p class="mb-2 text-sm text-ink-2">{words()}</p>}</Show>
      <Show
        when={(props.cockpit?.obstacles.length ?? 0) + (props.cockpit?.blockers.length ?? 0) > 0}
        fallback={
          <p class="text-sm text-ink-3">
            <Show when={props.cockpit}>{t('contracts.cockpit.nothingBlocks')}</Show>
          </p>
        }
      >
        <ul class="divide-y divide-line">
          <DeliveryLines contractId={props.contract.id} blockers={props.cockpit!.blockers} />
          <For each={props.cockpit!.obstacles}>{(obstacle) => <ObstacleLine obstacle={obstacle} />}</For>
        </ul>
        <Show when={props.cockpit!.hasMore}>
          <p class="mt-2 text-sm text-ink-3">{t('contracts.cockpit.more')}</p>
        </Show>
      </Show>
    </Card>
  );
}

/** What the delivery gate says is open: acceptances in one line, since each contract begins with all of them; the rest by itself. */
function DeliveryLines(props: { contractId: string; blockers: Blocker[] }): JSX.Element {
  const acceptances = () => props.blockers.filter(({ kind }) => kind === 'acceptance');
  const others = () => props.blockers.filter(({ kind }) => kind !== 'acceptance');
  const gate = () => `/contracts/${props.contractId}?tab=delivery`;
  const href = ({ kind, id }: Blocker) => (kind === 'feedback' && id ? `/feedback/${id}` : gate());
  return (
    <>
      <Show when={acceptances().length > 0}>
        <BlockerLine kind="acceptance" href={gate()} name={formatList(acceptances().map(blockerName))} />
      </Show>
      <For each={others()}>
        {(blocker) => (
          <BlockerLine
            kind={blocker.kind as 'payment'}
            href={href(blocker)}
            name={blockerName(blocker)}
            holder={blocker.holder}
          />
        )}
      </For>
    </>
  );
}

function BlockerLine(props: {
  kind: 'acceptance' | 'payment' | 'feedback';
  href: string;
  name: string;
  holder?: string | null;
}): JSX.Element {
  return (
    <li class="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
      <Badge tone="attention">{t(`contracts.cockpit.blocks.${props.kind}`)}</Badge>
      <A href={props.href} class="flex-1 min-w-0 truncate font-semibold hover:underline">
        {props.name}
      </A>
      <Show when={props.holder}>{(holder) => <People names={[holder()]} />}</Show>
    </li>
  );
}

function ObstacleLine(props: { obstacle: Obstacle }): JSX.Element {
  const href = () => {
    const { kind, id } = props.obstacle;
    return { late_part: `/procurement/${id}`, late_task: `/tasks/${id}` }[kind];
  };
  const detail = () => {
    const one = props.obstacle;
    if (one.kind === 'late_task') return t('contracts.dueOn', { date: formatDate(one.dueOn) });
    return [
      one.supplierName,
      one.expectedOn && t('contracts.cockpit.expected', { date: formatDate(one.expectedOn) }),
    ]
      .filter(Boolean)
      .join(' · ');
  };
  return (
    <li class="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
      <Badge tone="overdue">{t(`contracts.cockpit.kinds.${props.obstacle.kind}`)}</Badge>
      <div class="flex-1 min-w-0">
        <A href={href()} class="block truncate font-semibold hover:underline">
          {props.obstacle.title}
        </A>
        <span class="text-xs text-ink-3 num">{detail()}</span>
      </div>
      <People names={props.obstacle.people} />
    </li>
  );
}

/** When it will be done as things stand, against the day that was promised. */
function WhenDone(props: { contract: ContractDetail; expectedEnd: string | null }): JSX.Element {
  const isOver = () => props.contract.displayStatus === 'accepted' || props.contract.displayStatus === null;
  const expected = () => (isOver() ? null : props.expectedEnd);
  const daysAfter = () => {
    const { promisedDate } = props.contract;
    const end = expected();
    return promisedDate && end ? Math.round((Date.parse(end) - Date.parse(promisedDate)) / DAY) : 0;
  };
  const left = () => {
    const { promisedDate } = props.contract;
    return promisedDate ? Math.max(0, Math.ceil((Date.parse(promisedDate) - Date.now()) / DAY)) : undefined;
  };
  const promise = () => {
    const { deliveredOn, daysOverdue, promisedDate } = props.contract;
    if (deliveredOn) return t('contracts.deliveredOn', { date: formatDate(deliveredOn) });
    if (daysOverdue > 0) return t('contracts.overdueBy', { count: daysOverdue });
    if (isOver()) return '';
    if (!promisedDate) return t('contracts.noPromise');
    return t('contracts.daysLeft', { count: left()! });
  };
  return (
    <Card span={4} title={expected() ? t('contracts.cockpit.expectedEnd') : t('contracts.promisedDate')}>
      <p
        class="num text-2xl font-bold tracking-[-.02em]"
        classList={{ 'text-overdue': props.contract.daysOverdue > 0 || daysAfter() > 0 }}
      >
        {formatDate(expected() ?? props.contract.promisedDate) || '–'}
      </p>
      <Show when={expected()}>
        <p
          class="text-sm num"
          classList={{ 'text-overdue': daysAfter() > 0, 'text-ink-2': daysAfter() <= 0 }}
        >
          <Show when={props.contract.promisedDate} fallback={t('contracts.noPromise')}>
            {daysAfter() > 0
              ? t('contracts.cockpit.after', {
                  count: daysAfter(),
                  date: formatDate(props.contract.promisedDate),
                })
              : t('contracts.cockpit.inTime', { date: formatDate(props.contract.promisedDate) })}
          </Show>
        </p>
      </Show>
      <p class="text-sm text-ink-3">{promise()}</p>
      <Show when={daysAfter() > 0}>
        <A
          href={`/contracts/${props.contract.id}?tab=plan`}
          class="mt-2 inline-block text-sm font-semibold text-accent hover:underline"
        >
          {t('contracts.cockpit.toPlan')}
        </A>
      </Show>
    </Card>
  );
}
