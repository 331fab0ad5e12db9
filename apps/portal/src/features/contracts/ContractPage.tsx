import {
  Bento,
  Card,
  formatDate,
  formatPercent,
  Loaded,
  Page,
  ProgressBar,
  RelativeTime,
} from '@millwright/ui';
import { useParams } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { Acceptance } from '../acceptance/Acceptance.tsx';
import { SignedDeliveries, WaitingDeliveries } from '../delivery/Deliveries.tsx';
import { FeedbackCard } from '../feedback/FeedbackCard.tsx';
import { ContractStatus } from './ContractStatus.tsx';
import type { ContractDetail } from './contract-types.ts';
import { Documents } from './Documents.tsx';
import { MilestoneTrack } from './MilestoneTrack.tsx';
import { News } from './News.tsx';
import { Schedule } from './Schedule.tsx';

/** One contract as its customer follows it: how far, which gates, what happened lately. */
export default function ContractPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const contract = useQuery(() => api.contracts.get.options({ contractId: params.id }));
  return (
    <Loaded query={contract}>
      {(c) => (
        <Page
          title={c().name}
          crumbs={[{ label: t('portal.title'), href: '/' }, { label: c().contractNo }]}
          subtitle={
            <Show when={c().lastProgressAt} fallback={t('portal.noNews')}>
              {(at) => (
                <>
                  {t('portal.updated')} <RelativeTime value={at()} />
                </>
              )}
            </Show>
          }
        >
          <Bento>
            <WaitingDeliveries contractId={c().id} />
            <HowFar contract={c()} />
            <Acceptance contractId={c().id} />
            <Schedule contract={c()} />
            <Documents contractId={c().id} />
            <SignedDeliveries contractId={c().id} />
            <FeedbackCard contractId={c().id} />
            <News contract={c()} />
            <Tasks contract={c()} />
          </Bento>
        </Page>
      )}
    </Loaded>
  );
}

function HowFar(props: { contract: ContractDetail }): JSX.Element {
  const day = () => {
    const { deliveredOn, promisedDate } = props.contract;
    if (deliveredOn) return t('portal.deliveredOn', { date: formatDate(deliveredOn) });
    return promisedDate ? t('portal.promisedOn', { date: formatDate(promisedDate) }) : '';
  };
  return (
    <Card span={12}>
      <div class="flex flex-wrap items-center gap-x-3 gap-y-1 mb-3">
        <span class="num text-[40px] leading-tight font-bold tracking-[-.02em]">
          {formatPercent(props.contract.progress)}
        </span>
        <ContractStatus contract={props.contract} />
        <span class="sm:ml-auto text-sm text-ink-2 num">{day()}</span>
      </div>
      <ProgressBar value={props.contract.progress} label={t('portal.progress')} size="lg" />
      <MilestoneTrack milestones={props.contract.milestones} />
    </Card>
  );
}

/** What is being worked on, in the order of the plan; what is finished folds away. */
function Tasks(props: { contract: ContractDetail }): JSX.Element {
  const open = () => props.contract.tasks.filter((task) => task.progress < 100);
  const done = () => props.contract.tasks.filter((task) => task.progress === 100);
  const leftOut = () => props.contract.taskCount - props.contract.tasks.length;
  return (
    <Card
      span={5}
      title={t('portal.tasks')}
      more={
        <span class="num text-ink-3">
          {t('portal.tasksDone', { done: props.contract.taskDoneCount, count: props.contract.taskCount })}
        </span>
      }
    >
      <Show
        when={props.contract.tasks.length > 0}
        fallback={<p class="text-sm text-ink-3">{t('portal.noTasks')}</p>}
      >
        <TaskList tasks={open()} />
        <Show when={done().length > 0}>
          <details class="mt-3" open={open().length === 0}>
            <summary class="mb-3 text-sm text-ink-2 cursor-pointer pointer-coarse:py-2">
              {t('portal.doneTasks', { count: done().length })}
            </summary>
            <TaskList tasks={done()} />
          </details>
        </Show>
        <Show when={leftOut() > 0}>
          <p class="mt-3 text-sm text-ink-3">{t('portal.tasksLeftOut', { count: leftOut() })}</p>
        </Show>
      </Show>
    </Card>
  );
}

function TaskList(props: { tasks: ContractDetail['tasks'] }): JSX.Element {
  return (
    <ul class="grid gap-3">
      <For each={props.tasks}>
        {(task) => (
          <li>
            <div class="flex items-baseline gap-3">
              <span class="flex-1 min-w-0 break-words">{task.title}</span>
              <span class="num text-xs text-ink-3">{formatDate(task.dueOn, 'short')}</span>
            </div>
            <ProgressBar
              value={task.progress}
              label={task.title}
              tone={task.progress === 100 ? 'accepted' : 'accent'}
              showValue
            />
          </li>
        )}
      </For>
    </ul>
  );
}
