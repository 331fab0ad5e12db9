import {
  Button,
  Card,
  ExportMenu,
  formatDate,
  formatPercent,
  KeyValue,
  Loaded,
  Page,
  Person,
  ProgressRing,
  showError,
  showToast,
} from '@millwright/ui';
import { A, useNavigate, useParams } from '@solidjs/router';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { ReportProgress } from './ReportProgress.tsx';
import { type Report, useReport } from './report.model.ts';
import { TaskHistory } from './TaskHistory.tsx';
import type { TaskDetail } from './task-types.ts';
import { DueDate, departmentOf, TaskMark } from './task-words.tsx';

const FilesPanel = lazy(() => import('../files/FilesPanel.tsx'));
const TaskLinks = lazy(() => import('../planning/TaskLinks.tsx'));
const TaskParts = lazy(() => import('../procurement/TaskParts.tsx'));
const TaskDrawer = lazy(() => import('./TaskDrawer.tsx'));

/** One task: how far, what and by whom, what was reported. */
export default function TaskPage(): JSX.Element {
  const params = useParams<{ id: string }>();
  const task = useQuery(() => api.tasks.get.options({ taskId: params.id }));
  const [editing, setEditing] = createSignal(false);
  return (
    <Loaded query={task}>
      {(found) => (
        <Page
          title={found().title}
          status={<TaskMark task={found()} />}
          crumbs={[
            { label: t('tasks.list'), href: '/tasks' },
            ...(found().mayReadContract
              ? [{ label: found().contractNo, href: `/contracts/${found().contractId}?tab=tasks` }]
              : []),
          ]}
          subtitle={`${found().contractName} · ${departmentOf(found())}`}
          actions={<Actions task={found()} onEdit={() => setEditing(true)} />}
        >
          <div class="grid gap-4 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)] items-start">
            <div class="grid gap-4">
              <Progress task={found()} />
              <Facts task={found()} />
              <Suspense>
                <TaskLinks taskId={found().id} title={found().title} />
                <TaskParts taskId={found().id} />
              </Suspense>
              <Suspense>
                <FilesPanel subject={{ type: 'Task', id: found().id }} />
              </Suspense>
            </div>
            <Card
              title={t('tasks.history')}
              more={
                <ExportMenu
                  size="sm"
                  onExport={(format) => downloadList('progress', format, { taskId: found().id })}
                />
              }
            >
              <TaskHistory taskId={found().id} />
            </Card>
          </div>
          <Suspense>
            <Show when={editing()}>
              <TaskDrawer
                open
                contractId={found().contractId}
                task={found()}
                onClose={() => setEditing(false)}
              />
            </Show>
          </Suspense>
        </Page>
      )}
    </Loaded>
  );
}

function Progress(props: { task: TaskDetail }): JSX.Element {
  const report = useReport();
  const mayReport = () => props.task.allowed.includes('report');
  const send = (what: Report) =>
    report.mutate(what, {
      onSuccess: () =>
        showToast({
          text: t('tasks.report.done', { title: props.task.title, percent: formatPercent(what.percent) }),
        }),
    });
  return (
    <Card title={t('tasks.progress')}>
      <div class="grid gap-5 sm:grid-cols-[auto_minmax(0,1fr)] items-center">
        <span class="max-sm:hidden">
          <ProgressRing value={props.task.progress} label={props.task.title} size={104} />
        </span>
        <Show when={mayReport()} fallback={<p class="text-sm text-ink-3">{whyNot(props.task)}</p>}>
          <Show when={`${props.task.progress} ${props.task.lastProgressAt}`} keyed>
            <ReportProgress
              task={props.task}
              mayGoBack={props.task.allowed.includes('reopen')}
              onReport={send}
            />
          </Show>
        </Show>
      </div>
    </Card>
  );
}

/** Why nothing can be reported here: said, rather than leaving an empty place. */
function whyNot(task: TaskDetail): string {
  if (task.deletedAt) return t('tasks.inRecycleBin');
  if (task.contractRests) return t('tasks.report.contractRests');
  return t('tasks.report.notYours');
}

function Facts(props: { task: TaskDetail }): JSX.Element {
  return (
    <Card title={t('tasks.plan')}>
      <div class="grid gap-4">
        <Show when={props.task.description}>
          <p class="whitespace-pre-wrap break-words">{props.task.description}</p>
        </Show>
        <KeyValue
          items={[
            {
              label: t('tasks.contract'),
              value: (
                <Show when={props.task.mayReadContract} fallback={props.task.contractName}>
                  <A href={`/contracts/${props.task.contractId}?tab=tasks`} class="text-accent font-medium">
                    {props.task.contractName}
                  </A>
                </Show>
              ),
            },
            { label: t('tasks.department'), value: departmentOf(props.task) },
            {
              label: t('tasks.assignees'),
              value: (
                <Show when={props.task.assignees.length > 0} fallback={t('tasks.nobody')}>
                  <span class="flex flex-wrap gap-x-4 gap-y-1">
                    <For each={props.task.assignees}>{(person) => <Person name={person.name} />}</For>
                  </span>
                </Show>
              ),
            },
            { label: t('tasks.startsOn'), value: formatDate(props.task.startsOn) },
            { label: t('tasks.dueOn'), value: props.task.dueOn ? <DueDate task={props.task} /> : '' },
            { label: t('tasks.weight'), value: <span class="num">{Number(props.task.weight)}</span> },
            {
              label: t('tasks.isPublic'),
              value: props.task.isPublic ? t('tasks.publicYes') : t('tasks.publicNo'),
            },
          ]}
        />
      </div>
    </Card>
  );
}

function Actions(props: { task: TaskDetail; onEdit: () => void }): JSX.Element {
  const client = useQueryClient();
  const navigate = useNavigate();
  const may = (action: string) => props.task.allowed.includes(action);
  const refresh = () => client.invalidateQueries({ queryKey: api.tasks.key() });
  const restore = async (version: number) => {
    await api.tasks.restore.send({ taskId: props.task.id, version });
    await refresh();
  };
  const remove = async () => {
    const { id, contractId, title } = props.task;
    const gone = await api.tasks.delete.send({ taskId: id, version: props.task.version });
    navigate(`/contracts/${contractId}?tab=tasks`);
    await refresh();
    showToast({ text: t('tasks.removed', { title }), undo: () => restore(gone.version) });
  };
  return (
    <>
      <Show when={may('delete')}>
        <Button variant="ghost" onClick={() => void remove().catch(showError)}>
          {t('tasks.remove')}
        </Button>
      </Show>
      <Show when={may('restore')}>
        <Button onClick={() => void restore(props.task.version).catch(showError)}>
          {t('tasks.restore')}
        </Button>
      </Show>
      <Show when={may('update')}>
        <Button variant="primary" onClick={() => props.onEdit()}>
          {t('tasks.edit')}
        </Button>
      </Show>
    </>
  );
}
