import { Button, formatDate, formatList, formatPercent, IconButton, KeyValue } from '@millwright/ui';
import { A } from '@solidjs/router';
import Pencil from 'lucide-solid/icons/pencil';
import Plus from 'lucide-solid/icons/plus';
import Settings2 from 'lucide-solid/icons/settings-2';
import Trash from 'lucide-solid/icons/trash';
import { For, type JSX, Show } from 'solid-js';
import { t } from '../../i18n/index.ts';
import { departmentOf, TaskMark } from '../tasks/task-words.tsx';
import { type Neighbour, neighboursOf } from './gantt.model.ts';
import type { ContractPlan, PlanLink, PlanRow } from './gantt-types.ts';
import { howItWaits } from './plan-words.ts';

export interface TaskAsideProps {
  plan: ContractPlan;
  row: PlanRow;
  onChoose: (taskId: string) => void;
  onEdit: () => void;
  onAddDependency: () => void;
  onEditDependency: (link: PlanLink) => void;
  onUnlink: (link: PlanLink) => void;
}

/** The chosen task: its dates, how far it may slip, what blocks it and what it blocks. */
export function TaskAside(props: TaskAsideProps): JSX.Element {
  const around = () => neighboursOf(props.plan, props.row.id);
  const mayLink = () => props.row.allowed.includes('link');
  return (
    <div class="grid gap-4 content-start text-sm">
      <div class="grid gap-1">
        <div class="flex flex-wrap items-center gap-2 text-xs text-ink-3">
          {departmentOf(props.row)}
          <TaskMark
            task={{
              overdue: props.row.isOverdue,
              progress: props.row.progress,
              awaitsInspection: props.row.awaitsInspection,
            }}
          />
        </div>
        <Show when={props.row.assignees.length > 0}>
          <p>{formatList(props.row.assignees.map(({ name }) => name))}</p>
        </Show>
      </div>
      <Facts row={props.row} />
      <Show when={props.row.constraint}>
        {(held) => (
          <p class="px-3 py-2 rounded-md bg-attention-soft text-attention">
            {t('planning.links.heldUp', { label: held().label, date: formatDate(held().notBefore) })}
          </p>
        )}
      </Show>
      <Neighbours
        title={t('planning.links.waitsFor')}
        empty={t('planning.links.waitsForNone')}
        list={around().before}
        mayChange={mayLink()}
        {...props}
      />
      <Neighbours
        title={t('planning.links.awaitedBy')}
        empty={t('planning.links.awaitedByNone')}
        list={around().after}
        {...props}
      />
      <Show when={props.row.hasHiddenLinks}>
        <p class="text-xs text-ink-3">{t('gantt.hiddenLinks')}</p>
      </Show>
      <div class="flex flex-wrap gap-2">
        <Show when={mayLink()}>
          <Button size="sm" icon={Plus} onClick={() => props.onAddDependency()}>
            {t('planning.links.add')}
          </Button>
        </Show>
        <Show when={props.row.allowed.includes('move')}>
          <Button size="sm" icon={Pencil} onClick={() => props.onEdit()}>
            {t('tasks.edit')}
          </Button>
        </Show>
        <A
          href={`/tasks/${props.row.id}`}
          class="inline-flex items-center h-7 px-1 text-xs text-accent hover:underline"
        >
          {t('gantt.openTask')}
        </A>
      </div>
    </div>
  );
}

function Facts(props: { row: PlanRow }): JSX.Element {
  const row = () => props.row;
  const span = (from: string | null, to: string | null) =>
    from && to ? (from === to ? formatDate(to) : `${formatDate(from)} – ${formatDate(to)}`) : '';
  return (
    <KeyValue
      columns={1}
      items={[
        { label: t('gantt.planned'), value: <Num>{span(row().startsOn, row().endsOn)}</Num> },
        {
          label: t('gantt.earliest'),
          value: <Num>{span(row().earlyStart, row().earlyEnd)}</Num>,
          when: row().earlyEnd !== null,
        },
        {
          label: t('gantt.latest'),
          value: <Num>{span(row().lateStart, row().lateEnd)}</Num>,
          when: row().lateEnd !== null,
        },
        {
          label: t('gantt.float'),
          value: (
            <Show when={!row().isCritical} fallback={<b class="text-overdue">{t('gantt.isCritical')}</b>}>
              {t('gantt.floatDays', { count: row().totalFloat ?? 0, free: row().freeFloat ?? 0 })}
            </Show>
          ),
          when: row().totalFloat !== null && row().progress < 100,
        },
        { label: t('tasks.progress'), value: formatPercent(row().progress) },
      ]}
    />
  );
}

const Num = (props: { children: JSX.Element }) => <span class="num">{props.children}</span>;

function Neighbours(
  props: TaskAsideProps & { title: string; empty: string; list: readonly Neighbour[]; mayChange?: boolean },
): JSX.Element {
  const mayChange = ({ row }: Neighbour) => props.mayChange ?? row.allowed.includes('link');
  return (
    <section>
      <h3 class="mb-1 text-xs text-ink-3 font-medium">{props.title}</h3>
      <Show when={props.list.length > 0} fallback={<p class="text-ink-3">{props.empty}</p>}>
        <ul class="grid">
          <For each={props.list}>
            {(one) => (
              <li class="flex items-center gap-1 border-b border-line last:border-0">
                <button
                  type="button"
                  class="flex-1 min-w-0 py-1.5 text-left hover:text-accent"
                  onClick={() => props.onChoose(one.row.id)}
                >
                  <span class="block truncate font-medium">{one.row.title}</span>
                  <span class="block text-xs text-ink-3 num">
                    {howItWaits(one.link)} · {formatDate(one.row.endsOn, 'short')}
                  </span>
                </button>
                <Show when={mayChange(one)}>
                  <IconButton
                    size="sm"
                    icon={Settings2}
                    label={t('planning.links.editOf', { title: one.row.title })}
                    onClick={() => props.onEditDependency(one.link)}
                  />
                  <IconButton
                    size="sm"
                    icon={Trash}
                    label={t('planning.links.remove', { title: one.row.title })}
                    onClick={() => props.onUnlink(one.link)}
                  />
                </Show>
              </li>
            )}
          </For>
        </ul>
      </Show>
    </section>
  );
}
