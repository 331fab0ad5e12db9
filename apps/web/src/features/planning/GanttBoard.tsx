import {
  Button,
  buttonClass,
  Drawer,
  EmptyState,
  formatDate,
  IconButton,
  isNarrow,
  showError,
} from '@millwright/ui';
import { Gantt, type GanttHandle, GanttLegend } from '@millwright/ui/gantt';
import { A, useNavigate } from '@solidjs/router';
import { keepPreviousData, useQuery } from '@tanstack/solid-query';
import ChartGantt from 'lucide-solid/icons/chart-gantt';
import Maximize from 'lucide-solid/icons/maximize';
import Printer from 'lucide-solid/icons/printer';
import TriangleAlert from 'lucide-solid/icons/triangle-alert';
import X from 'lucide-solid/icons/x';
import { createMemo, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { departmentOf } from '../tasks/task-words.tsx';
import { GanttToolbar } from './GanttToolbar.tsx';
import {
  daysLate,
  ganttDependency,
  ganttMilestone,
  ganttTask,
  isContractMilestone,
  isFiltered,
  matches,
} from './gantt.model.ts';
import type { ContractPlan, PlanLink, PlanRow } from './gantt-types.ts';
import type { GanttView } from './gantt-view.ts';
import { dayOffName } from './holiday-words.ts';
import type { PlanMoves } from './plan-moves.ts';
import { TaskAside } from './TaskAside.tsx';

const DependencyDialog = lazy(() => import('./DependencyDialog.tsx'));
const BaselineDialog = lazy(() => import('./BaselineDialog.tsx'));
const MoveConflictDialog = lazy(() => import('./MoveConflictDialog.tsx'));
const EditTask = lazy(() => import('./EditTask.tsx'));

interface Props {
  plan: ContractPlan;
  name: string;
  view: GanttView;
  moves: PlanMoves;
  /** Where the board is not yet on the whole screen. */
  onWhole?: () => void;
}

type Asked =
  | { what: 'edit'; taskId: string }
  | { what: 'baseline' }
  | { what: 'dependency'; link?: PlanLink; taskId?: string };

/** The Gantt with everything around it: how it is looked at, what the chosen task is about, what is asked. */
export function GanttBoard(props: Props): JSX.Element {
  const navigate = useNavigate();
  const [selectedId, setSelectedId] = createSignal<string>();
  const [asked, setAsked] = createSignal<Asked>();
  const [isDrawerOpen, setDrawerOpen] = createSignal(false);
  let handle: GanttHandle | undefined;

  const baseline = useQuery(() => ({
    ...api.planning.baseline.options({ baselineId: props.view.baselineId() ?? '' }),
    enabled: props.view.baselineId() !== undefined,
    placeholderData: keepPreviousData,
  }));
  const ghosts = () => {
    if (!props.view.baselineId() || baseline.isPending || baseline.isError) return undefined;
    const tasks = baseline.data?.tasks;
    return isFiltered(props.view.filter()) ? tasks?.filter(({ isDeleted }) => !isDeleted) : tasks;
  };
  const rows = createMemo(() => props.plan.tasks.filter((row) => matches(row, props.view.filter())));
  // A filter asks about tasks; what was agreed with the customer belongs to none of its answers.
  const milestones = () => (isFiltered(props.view.filter()) ? [] : props.plan.milestones);
  const tasks = createMemo(() => [
    ...milestones().map((one) => ganttMilestone(one, t('gantt.contractMilestone'), props.plan.statusDate)),
    ...rows().map((row) => ganttTask(row, departmentOf)),
  ]);
  const dependencies = createMemo(() => props.plan.dependencies.map(ganttDependency));
  const calendar = createMemo(() => ({
    workdays: props.plan.calendar.workdays,
    exceptions: props.plan.calendar.exceptions.map((days) => ({ ...days, name: dayOffName(days.name) })),
  }));
  const mayLink = () => props.plan.tasks.some(({ allowed }) => allowed.includes('link'));
  const selected = () => props.plan.tasks.find(({ id }) => id === selectedId());

  const choose = (taskId: string | undefined) => {
    setSelectedId(taskId);
    if (taskId) handle?.reveal(taskId);
  };
  const open = (taskId: string) => {
    const row = props.plan.tasks.find(({ id }) => id === taskId);
    if (row?.allowed.includes('move')) setAsked({ what: 'edit', taskId });
    else if (row) navigate(`/tasks/${taskId}`);
    // Where milestones are kept.
    else if (isContractMilestone(taskId)) navigate(`/contracts/${props.plan.contractId}`);
  };
  const close = () => {
    setAsked(undefined);
    handle?.focus();
  };

  const aside = (row: PlanRow) => (
    <TaskAside
      plan={props.plan}
      row={row}
      onChoose={choose}
      onEdit={() => setAsked({ what: 'edit', taskId: row.id })}
      onAddDependency={() => setAsked({ what: 'dependency', taskId: row.id })}
      onEditDependency={(link) => setAsked({ what: 'dependency', link })}
      onUnlink={(link) =>
        void props.moves.dependencies.remove(link.id, link.version, endsOf(props.plan, link)).catch(showError)
      }
    />
  );

  return (
    <div
      class="grid grid-rows-[auto_auto_minmax(0,1fr)_auto] gap-3"
      classList={{
        'h-[max(440px,calc(100dvh-236px))]': props.onWhole !== undefined,
        'h-full p-3': props.onWhole === undefined,
      }}
    >
      <GanttToolbar
        plan={props.plan}
        view={props.view}
        onToday={() => handle?.showToday()}
        onSaveBaseline={() => setAsked({ what: 'baseline' })}
      >
        <IconButton icon={Printer} label={t('gantt.print')} onClick={() => window.print()} />
        <Show when={props.onWhole}>
          {(onWhole) => <IconButton icon={Maximize} label={t('gantt.whole')} onClick={() => onWhole()()} />}
        </Show>
      </GanttToolbar>
      <Outlook plan={props.plan} />
      <Show when={props.plan.tasks.length > 0} fallback={<NoTasks contractId={props.plan.contractId} />}>
        <div
          class="relative grid min-h-0 overflow-hidden border border-line rounded-lg bg-surface"
          classList={{ 'grid-cols-[minmax(0,1fr)_300px]': selected() !== undefined && !isNarrow() }}
        >
          <Gantt
            ref={(given) => {
              handle = given;
            }}
            label={t('gantt.label', { name: props.name })}
            tasks={tasks()}
            dependencies={dependencies()}
            calendar={calendar()}
            baseline={ghosts()}
            today={props.plan.statusDate}
            promisedOn={props.plan.promisedDate}
            zoom={props.view.zoom()}
            onZoom={props.view.setZoom}
            selectedId={selectedId()}
            onSelect={setSelectedId}
            onOpen={open}
            onMove={({ task, startsOn, endsOn }) =>
              void props.moves.move(task.id, { startsOn, endsOn }, task.version ?? 0)
            }
            onLink={mayLink() ? (link) => props.moves.link(link).catch(showError) : undefined}
            onOpenDependency={(id) => {
              const link = props.plan.dependencies.find((one) => one.id === id);
              const waiting = props.plan.tasks.find((row) => row.id === link?.successorId);
              if (link && waiting?.allowed.includes('link')) setAsked({ what: 'dependency', link });
            }}
          />
          <Show when={tasks().length === 0}>
            <p class="absolute inset-x-0 top-1/3 text-center text-sm text-ink-3">
              {t('gantt.nothingMatches')}
            </p>
          </Show>
          <Show when={!isNarrow() && selected()}>
            {(row) => (
              <aside
                aria-label={row().title}
                class="min-h-0 overflow-y-auto border-l border-line p-4"
                data-print="hide"
              >
                <header class="flex items-start gap-2 mb-2">
                  <h2 class="flex-1 text-md font-semibold">{row().title}</h2>
                  <IconButton
                    size="sm"
                    icon={X}
                    label={t('gantt.closeAside')}
                    onClick={() => setSelectedId(undefined)}
                  />
                </header>
                {aside(row())}
              </aside>
            )}
          </Show>
        </div>
      </Show>
      <Show when={isNarrow() && selected()} fallback={<Legend />}>
        {(row) => (
          <div
            class="fixed inset-x-0 z-30 flex items-center gap-3 px-4 py-2 bg-surface border-t border-line"
            classList={{
              'bottom-[calc(56px+env(safe-area-inset-bottom))]': props.onWhole !== undefined,
              'bottom-0': props.onWhole === undefined,
            }}
            data-print="hide"
          >
            <p class="flex-1 min-w-0 text-sm">
              <span class="block truncate font-medium">{row().title}</span>
              <span class="text-xs text-ink-3 num">
                {formatDate(row().startsOn, 'short')} – {formatDate(row().endsOn, 'short')}
              </span>
            </p>
            <Button onClick={() => setDrawerOpen(true)}>{t('gantt.details')}</Button>
          </div>
        )}
      </Show>
      <Show when={isNarrow() && selected()}>
        {(row) => (
          <Drawer open={isDrawerOpen()} onClose={() => setDrawerOpen(false)} title={row().title}>
            {aside(row())}
          </Drawer>
        )}
      </Show>
      <Suspense>
        <Questions {...props} asked={asked()} onClose={close} />
        <Show when={props.moves.clash()}>
          {(conflict) => (
            <MoveConflictDialog
              conflict={conflict()}
              onClose={props.moves.closeClash}
              onKeepMine={() => {
                const { theirs, mine } = conflict();
                props.moves.closeClash();
                void props.moves.move(theirs.id, mine, theirs.version);
              }}
            />
          )}
        </Show>
      </Suspense>
    </div>
  );
}

/** What the two tasks of a dependency are called. */
function endsOf(plan: ContractPlan, link: PlanLink) {
  const titleOf = (taskId: string) => plan.tasks.find(({ id }) => id === taskId)?.title ?? '';
  return { before: titleOf(link.predecessorId), after: titleOf(link.successorId) };
}

function Questions(props: Props & { asked: Asked | undefined; onClose: () => void }): JSX.Element {
  const of = <W extends Asked['what']>(what: W) =>
    props.asked?.what === what ? (props.asked as Extract<Asked, { what: W }>) : undefined;
  const opened = (link: PlanLink | undefined) => link && { ...link, ...endsOf(props.plan, link) };
  return (
    <>
      <Show when={of('edit')}>
        {(asked) => (
          <EditTask contractId={props.plan.contractId} taskId={asked().taskId} onClose={props.onClose} />
        )}
      </Show>
      <Show when={of('dependency')}>
        {(asked) => (
          <DependencyDialog
            contractId={props.plan.contractId}
            task={props.plan.tasks.find(({ id }) => id === asked().taskId)}
            link={opened(asked().link)}
            dependencies={props.moves.dependencies}
            onClose={props.onClose}
          />
        )}
      </Show>
      <Show when={of('baseline')}>
        <BaselineDialog
          contractId={props.plan.contractId}
          today={props.plan.statusDate}
          onSaved={props.view.setBaselineId}
          onClose={props.onClose}
        />
      </Show>
    </>
  );
}

/** When it will all be done, and what is wrong with the plan, in one line. */
function Outlook(props: { plan: ContractPlan }): JSX.Element {
  const end = () => props.plan.forecastEndsOn ?? props.plan.endsOn;
  const late = () => daysLate(end(), props.plan.promisedDate);
  const chain = () => {
    const titles = new Map(props.plan.tasks.map(({ id, title }) => [id, title] as const));
    return props.plan.problem?.chain.map((id) => titles.get(id) ?? '…').join(' → ') ?? '';
  };
  return (
    <div class="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-2 empty:hidden">
      <Show when={end()}>
        {(day) => (
          <span>
            {t('gantt.endsOn')} <b class="num text-ink">{formatDate(day())}</b>
          </span>
        )}
      </Show>
      <Show when={late() > 0}>
        <span class="inline-flex items-center gap-1.5 font-medium text-overdue">
          <TriangleAlert class="size-3.5!" aria-hidden="true" />
          {t('gantt.lateBy', { count: late(), date: formatDate(props.plan.promisedDate) })}
        </span>
      </Show>
      <Show when={props.plan.problem}>
        <span role="alert" class="inline-flex items-center gap-1.5 text-attention">
          <TriangleAlert class="size-3.5!" aria-hidden="true" />
          {t('gantt.problem', { chain: chain() })}
        </span>
      </Show>
    </div>
  );
}

const Legend = () => (
  <div class="max-sm:hidden" data-print="hide">
    <GanttLegend />
  </div>
);

function NoTasks(props: { contractId: string }): JSX.Element {
  return (
    <div class="border border-line rounded-lg bg-surface">
      <EmptyState icon={ChartGantt} title={t('gantt.empty')} hint={t('gantt.emptyHint')}>
        <A href={`/contracts/${props.contractId}?tab=tasks`} class={buttonClass('primary')}>
          {t('gantt.toTasks')}
        </A>
      </EmptyState>
    </div>
  );
}
