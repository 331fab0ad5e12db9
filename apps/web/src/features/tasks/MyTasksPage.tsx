import {
  Button,
  dataOf,
  EmptyState,
  formatDate,
  formatPercent,
  Loaded,
  locale,
  Page,
  ProgressBar,
  showToast,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import ListTodo from 'lucide-solid/icons/list-todo';
import { createSignal, For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { groupByDue } from './my-tasks.model.ts';
import { ReportProgress } from './ReportProgress.tsx';
import { type Report, useReport } from './report.model.ts';
import type { TaskRow } from './task-types.ts';
import { DueDate, TaskMark, toneOf } from './task-words.tsx';

/** What I have been given, the most urgent first; a report is two taps away. */
export default function MyTasksPage(): JSX.Element {
  const tasks = useInfiniteQuery(() =>
    api.tasks.list.infinite({ mine: true, states: ['open'], sort: 'due', limit: 50, count: true }),
  );
  const foundTasks = dataOf(() => tasks);
  const rows = () => foundTasks()?.pages.flatMap(({ items }) => items) ?? [];
  const total = () => foundTasks()?.pages[0]?.total;
  const [reporting, setReporting] = createSignal<string>();
  const report = useReport();
  const send = (task: TaskRow, what: Report) => {
    setReporting(undefined);
    report.mutate(what, {
      onSuccess: () =>
        showToast({
          text: t('tasks.report.done', { title: task.title, percent: formatPercent(what.percent) }),
        }),
    });
  };
  const groups = () => groupByDue(rows(), new Date().toISOString().slice(0, 10));

  return (
    <Page
      title={t('tasks.mine.title')}
      count={typeof total() === 'number' ? String(total()) : undefined}
      width="narrow"
      actions={
        <A href="/tasks?state=done&mine=1" class="text-sm font-medium text-accent">
          {t('tasks.mine.done')}
        </A>
      }
    >
      <Loaded
        query={tasks}
        isEmpty={() => rows().length === 0}
        empty={<EmptyState icon={ListTodo} title={t('tasks.mine.empty')} hint={t('tasks.mine.emptyHint')} />}
      >
        {() => (
          <div class="grid grid-cols-1 gap-6">
            <For each={groups()}>
              {(group) => (
                <section aria-labelledby={`due-${group.key}`}>
                  <h2 id={`due-${group.key}`} class="mb-2 text-sm font-semibold text-ink-2">
                    {t(`tasks.mine.groups.${group.key}`)}{' '}
                    <span class="num font-normal text-ink-3">{group.tasks.length}</span>
                  </h2>
                  <ul class="grid grid-cols-1 gap-2.5">
                    <For each={group.tasks}>
                      {(task) => (
                        <MyTask
                          task={task}
                          open={reporting() === task.id}
                          onOpen={() => setReporting(task.id)}
                          onClose={() => setReporting(undefined)}
                          onReport={(what) => send(task, what)}
                        />
                      )}
                    </For>
                  </ul>
                </section>
              )}
            </For>
            <Show when={tasks.hasNextPage}>
              <Button loading={tasks.isFetchingNextPage} onClick={() => void tasks.fetchNextPage()}>
                {t('tasks.more')}
              </Button>
            </Show>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function MyTask(props: {
  task: TaskRow;
  open: boolean;
  onOpen: () => void;
  onClose: () => void;
  onReport: (report: Report) => void;
}): JSX.Element {
  const may = useMay();
  const department = () => (locale() === 'en' && props.task.departmentNameEn) || props.task.departmentName;
  return (
    <li
      class="bg-surface border rounded-lg p-3.5 sm:p-4 transition"
      classList={{ 'border-accent': props.open, 'border-line': !props.open }}
    >
      <div class="flex items-start gap-3">
        <div class="flex-1 min-w-0">
          <A href={`/tasks/${props.task.id}`} class="block font-semibold hover:text-accent">
            {props.task.title}
          </A>
          <p class="text-sm text-ink-3 truncate">
            {props.task.contractName} · {department()}
          </p>
        </div>
        <TaskMark task={props.task} />
      </div>
      <div class="mt-3">
        <Show
          when={props.open}
          fallback={
            <div class="flex items-center gap-3">
              <div class="flex-1 min-w-0">
                <ProgressBar
                  value={props.task.progress}
                  label={props.task.title}
                  tone={toneOf(props.task)}
                  size="lg"
                  showValue
                />
              </div>
              <Show when={props.task.dueOn}>
                <span class="text-xs text-ink-3 max-sm:hidden">
                  {t('tasks.mine.until', { date: formatDate(props.task.dueOn, 'short') })}
                </span>
              </Show>
              <Show when={props.task.mayReport}>
                <Button onClick={() => props.onOpen()}>{t('tasks.report.open')}</Button>
              </Show>
            </div>
          }
        >
          <ReportProgress
            task={props.task}
            mayGoBack={may('Task.reopen')}
            onReport={props.onReport}
            onCancel={props.onClose}
          />
        </Show>
        <Show when={!props.open && props.task.dueOn}>
          <p class="mt-1.5 text-xs text-ink-3 sm:hidden">
            {t('tasks.dueOn')} <DueDate task={props.task} />
          </p>
        </Show>
      </div>
    </li>
  );
}
