/** The rows of the plan: its tasks, then those the baseline still knows although they have been deleted. */
import type { GanttBaselineTask, GanttTask } from '../gantt-types.ts';
import { numberOf } from './days.ts';
import type { Span } from './drag.ts';

export interface GanttRow {
  id: string;
  task: GanttTask;
  span: Span | undefined;
  /** Where the baseline has it. */
  ghost: Span | undefined;
  isDeleted: boolean;
}

function spanOf(startsOn: string | null, endsOn: string | null): Span | undefined {
  const first = startsOn ?? endsOn;
  const last = endsOn ?? startsOn;
  if (!first || !last) return undefined;
  const from = numberOf(first);
  // A row with its dates the wrong way round is still shown, as a day.
  return { from, to: Math.max(from, numberOf(last)) };
}

const gone = ({ taskId, title }: GanttBaselineTask, ghost: Span | undefined): GanttTask => ({
  id: taskId,
  title,
  startsOn: null,
  endsOn: null,
  durationDays: null,
  progress: 0,
  isMilestone: ghost !== undefined && ghost.from === ghost.to,
  isCritical: false,
  isOverdue: false,
  totalFloat: null,
  mayMove: false,
  mayLink: false,
});

export function ganttRows(
  tasks: readonly GanttTask[],
  baseline: readonly GanttBaselineTask[] | undefined,
): GanttRow[] {
  const ghosts = new Map(
    baseline?.map((one) => [one.taskId, spanOf(one.startsOn, one.endsOn)] as const) ?? [],
  );
  const rows = tasks.map(
    (task): GanttRow => ({
      id: task.id,
      task,
      span: spanOf(task.startsOn, task.endsOn),
      ghost: ghosts.get(task.id),
      isDeleted: false,
    }),
  );
  for (const one of baseline ?? [])
    if (one.isDeleted) {
      const ghost = ghosts.get(one.taskId);
      rows.push({ id: one.taskId, task: gone(one, ghost), span: undefined, ghost, isDeleted: true });
    }
  return rows;
}

export type BarTone = 'done' | 'toInspect' | 'overdue' | 'running' | 'waiting';

export function toneOf(task: GanttTask): BarTone {
  if (task.progress >= 100) return task.awaitsInspection ? 'toInspect' : 'done';
  if (task.isOverdue) return 'overdue';
  return task.progress > 0 ? 'running' : 'waiting';
}
