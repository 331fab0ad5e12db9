import {
  Badge,
  Bento,
  Card,
  errorText,
  formatDate,
  formatMoney,
  KeyValue,
  People,
  ProgressBar,
  ProgressRing,
  RelativeTime,
  Switch,
  showError,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import Lock from 'lucide-solid/icons/lock';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import type { ContractDetail } from './contract-types.ts';
import { departmentName, stateText } from './contract-words.ts';

const DAY = 86_400_000;

/** The cockpit: how far, what comes next and what is late, when it was promised; then the facts. */
export default function ContractOverview(props: { contract: ContractDetail }): JSX.Element {
  return (
    <Bento>
      <InTheWay contract={props.contract} />
      <HowFar contract={props.contract} />
      <WhatIsNext contract={props.contract} />
      <WhenPromised contract={props.contract} />
      <Facts contract={props.contract} />
      <Sharing contract={props.contract} />
    </Bento>
  );
}

/** Why a step is not offered although it would be the viewer's to take. */
function InTheWay(props: { contract: ContractDetail }): JSX.Element {
  return (
    <>
      <Show when={props.contract.blocked.length > 0}>
        <Card span={12} waiting icon={Lock} title={t('contracts.inTheWay')}>
          <dl class="grid gap-2">
            <For each={props.contract.blocked}>
              {({ verb, blockers }) => (
                <div class="grid sm:grid-cols-[160px_1fr] gap-x-3 gap-y-1">
                  <dt class="font-semibold">{t(`contracts.verbs.${verb}`)}</dt>
                  <dd>
                    <ul class="grid gap-0.5 text-sm">
                      <For each={blockers}>
                        {({ code, facts }) => <li>{errorText({ kind: 'conflict', code, facts })}</li>}
                      </For>
                    </ul>
                  </dd>
                </div>
              )}
            </For>
          </dl>
        </Card>
      </Show>
      <Show when={props.contract.reopenReason}>
        {(reason) => (
          <Card span={12}>
            <p class="text-sm text-ink-2 whitespace-pre-wrap break-words">
              {t('contracts.reopenedBecause', { reason: reason() })}
            </p>
          </Card>
        )}
      </Show>
    </>
  );
}

function HowFar(props: { contract: ContractDetail }): JSX.Element {
  return (
    <Card span={3} title={t('contracts.totalProgress')}>
      <div class="flex items-center gap-4">
        <ProgressRing value={props.contract.progress} label={t('contracts.totalProgress')} />
        <div class="grid gap-0.5 text-sm text-ink-3 num">
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

/** The next gate, and the tasks that are late and who holds them. */
function WhatIsNext(props: { contract: ContractDetail }): JSX.Element {
  const may = useMay();
  const next = () => props.contract.milestones.find((milestone) => !milestone.reachedOn);
  const late = useQuery(() => ({
    ...api.tasks.list.options({
      contractIds: [props.contract.id],
      states: ['overdue'],
      limit: 4,
      count: true,
    }),
    enabled: may('Task.read'),
  }));
  const tasks = () => (late.isPending ? [] : (late.data?.items ?? []));
  const title = () => {
    const gate = next();
    if (!gate) return t('contracts.noGate');
    return gate.dueOn
      ? t('contracts.nextGateOn', { name: gate.name, date: formatDate(gate.dueOn, 'short') })
      : t('contracts.nextGate', { name: gate.name });
  };
  return (
    <Card span={5} title={title()}>
      <Show
        when={tasks().length > 0}
        fallback={<p class="text-sm text-ink-3">{t('contracts.nothingLate')}</p>}
      >
        <ul class="divide-y divide-line">
          <For each={tasks()}>
            {(task) => (
              <li class="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
                <Badge tone="overdue">{t('contracts.late')}</Badge>
                <div class="flex-1 min-w-0">
                  <A
                    href={`/contracts/${props.contract.id}?tab=tasks`}
                    class="block truncate font-semibold hover:underline"
                  >
                    {task.title}
                  </A>
                  <span class="text-xs text-ink-3 num">
                    {departmentName({ name: task.departmentName, nameEn: task.departmentNameEn })} ·{' '}
                    {t('contracts.dueOn', { date: formatDate(task.dueOn) })}
                  </span>
                </div>
                <People names={task.assignees.map((person) => person.name)} />
              </li>
            )}
          </For>
        </ul>
      </Show>
    </Card>
  );
}

function WhenPromised(props: { contract: ContractDetail }): JSX.Element {
  const daysLeft = () => {
    const { promisedDate } = props.contract;
    return promisedDate ? Math.ceil((Date.parse(promisedDate) - Date.now()) / DAY) : undefined;
  };
  const note = () => {
    const { deliveredOn, daysOverdue, displayStatus } = props.contract;
    if (deliveredOn) return t('contracts.deliveredOn', { date: formatDate(deliveredOn) });
    if (daysOverdue > 0) return t('contracts.overdueBy', { count: daysOverdue });
    if (displayStatus === 'accepted' || displayStatus === null) return '';
    const left = daysLeft();
    return left === undefined
      ? t('contracts.noPromise')
      : t('contracts.daysLeft', { count: Math.max(0, left) });
  };
  return (
    <Card span={4} title={t('contracts.promisedDate')}>
      <p
        class="num text-2xl font-bold tracking-[-.02em]"
        classList={{ 'text-overdue': props.contract.daysOverdue > 0 }}
      >
        {formatDate(props.contract.promisedDate) || '–'}
      </p>
      <p class="text-sm text-ink-3">{note()}</p>
    </Card>
  );
}

function Facts(props: { contract: ContractDetail }): JSX.Element {
  return (
    <Card span={8} title={t('contracts.facts')}>
      <KeyValue
        columns={3}
        items={[
          { label: t('contracts.contractNo'), value: <span class="num">{props.contract.contractNo}</span> },
          { label: t('contracts.projectNo'), value: <span class="num">{props.contract.projectNo}</span> },
          { label: t('contracts.state'), value: stateText(props.contract.status) },
          { label: t('contracts.customer'), value: props.contract.customer.name },
          { label: t('contracts.projectLead'), value: props.contract.projectLead?.name },
          {
            label: t('contracts.amount'),
            value: (
              <span class="num">{formatMoney(props.contract.amount, props.contract.currency ?? 'CNY')}</span>
            ),
            when: !!props.contract.amount,
          },
          { label: t('contracts.signedOn'), value: formatDate(props.contract.signedOn) },
          { label: t('contracts.startsOn'), value: formatDate(props.contract.startsOn) },
          {
            label: t('contracts.salesOwner'),
            value: props.contract.salesOwner?.name,
            when: !!props.contract.salesOwner,
          },
          {
            label: t('contracts.dealOn'),
            value: formatDate(props.contract.dealOn),
            when: !!props.contract.dealOn,
          },
          {
            label: t('contracts.departments'),
            value: props.contract.departments.map(departmentName).join(t('contracts.listSeparator')),
          },
        ]}
      />
      <Show when={props.contract.scopeText}>
        {(scope) => (
          <div class="mt-4 pt-3 border-t border-line">
            <p class="text-xs text-ink-3">{t('contracts.scopeText')}</p>
            <p class="whitespace-pre-wrap break-words">{scope()}</p>
          </div>
        )}
      </Show>
      <Show when={props.contract.internalNotes}>
        {(notes) => (
          <div class="mt-4 pt-3 border-t border-line">
            <p class="text-xs text-ink-3">{t('contracts.internalNotes')}</p>
            <p class="whitespace-pre-wrap break-words">{notes()}</p>
          </div>
        )}
      </Show>
    </Card>
  );
}

/** Whether the customer sees it, and the gates in one glance. */
function Sharing(props: { contract: ContractDetail }): JSX.Element {
  const client = useQueryClient();
  const publish = async (published: boolean) => {
    const { id: contractId, version } = props.contract;
    await api.contracts.publish.send({ contractId, version, published });
    await client.invalidateQueries({ queryKey: api.contracts.key() });
  };
  const reached = () => props.contract.milestones.filter((milestone) => milestone.reachedOn).length;
  return (
    <Card span={4} title={t('contracts.portal')}>
      <Show
        when={props.contract.allowed.includes('publish')}
        fallback={
          <p class="text-sm">
            {props.contract.publishedAt ? t('contracts.shared') : t('contracts.notShared')}
          </p>
        }
      >
        <Switch
          label={t('contracts.publish')}
          help={t('contracts.publishHelp')}
          checked={props.contract.publishedAt !== null}
          onChange={(checked) => void publish(checked).catch(showError)}
        />
      </Show>
      <Show when={props.contract.milestones.length > 0}>
        <div class="mt-3 pt-3 border-t border-line grid gap-1.5">
          <span class="flex justify-between text-sm text-ink-2">
            <A href={`/contracts/${props.contract.id}?tab=milestones`} class="hover:underline">
              {t('contracts.tabs.milestones')}
            </A>
            <span class="num text-ink-3">
              {reached()} / {props.contract.milestones.length}
            </span>
          </span>
          <ProgressBar
            value={(reached() * 100) / props.contract.milestones.length}
            label={t('contracts.tabs.milestones')}
          />
        </div>
      </Show>
    </Card>
  );
}
