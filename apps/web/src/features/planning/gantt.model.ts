/** A contract's plan as the Gantt takes it, and what becomes of it while the server has not answered yet. */
import type { DependencyType, GanttDependency, GanttTask } from '@millwright/ui/gantt';
import type { ContractPlan, PlanLink, PlanMilestone, PlanRow } from './gantt-types.ts';

/** What of the plan is shown. */
export interface PlanFilter {
  departmentId: string | undefined;
  personId: string | undefined;
  criticalOnly: boolean;
}

export const isFiltered = ({ departmentId, personId, criticalOnly }: PlanFilter): boolean =>
  departmentId !== undefined || personId !== undefined || criticalOnly;

export const matches = (row: PlanRow, { departmentId, personId, criticalOnly }: PlanFilter): boolean =>
  (departmentId === undefined || row.departmentId === departmentId) &&
  (personId === undefined || row.assignees.some(({ id }) => id === personId)) &&
  (!criticalOnly || row.isCritical);

export function ganttTask(row: PlanRow, departmentName: (row: PlanRow) => string): GanttTask {
  return {
    id: row.id,
    title: row.title,
    group: departmentName(row),
    people: row.assignees.map(({ name }) => name),
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    durationDays: row.durationDays,
    progress: row.progress,
    isMilestone: row.isMilestone,
    isCritical: row.isCritical,
    isOverdue: row.isOverdue,
    awaitsInspection: row.awaitsInspection,
    totalFloat: row.totalFloat,
    lateEnd: row.lateEnd,
    version: row.version,
    mayMove: row.allowed.includes('move'),
    mayLink: row.allowed.includes('link'),
  };
}

/** Milestones of the contract are no tasks: they stand above them, and have names that none of a task's ids can be. */
const MILESTONE = 'milestone:';
export const isContractMilestone = (rowId: string): boolean => rowId.startsWith(MILESTONE);

/** A milestone of the contract as a row of its own, with a diamond on its day: where it was reached, else where it is due. */
export function ganttMilestone(milestone: PlanMilestone, group: string, today: string): GanttTask {
  const { id, name, dueOn, reachedOn } = milestone;
  const day = reachedOn ?? dueOn;
  return {
    id: `${MILESTONE}${id}`,
    title: name,
    group,
    people: [],
    startsOn: day,
    endsOn: day,
    durationDays: null,
    progress: reachedOn ? 100 : 0,
    isMilestone: true,
    isCritical: false,
    isOverdue: !reachedOn && dueOn < today,
    totalFloat: null,
    mayMove: false,
    mayLink: false,
  };
}

export const ganttDependency = (link: PlanLink): GanttDependency => ({
  ...link,
  type: link.type as DependencyType,
});

/** The plan with a task on other dates: what one sees until the server says what follows from it. */
export function withDates(
  plan: ContractPlan,
  taskId: string,
  dates: { startsOn: string | null; endsOn: string | null },
): ContractPlan {
  return { ...plan, tasks: plan.tasks.map((row) => (row.id === taskId ? { ...row, ...dates } : row)) };
}

/** The plan after a move: the rows that are otherwise now, and when all of it ends. */
export function withAnswer(
  plan: ContractPlan,
  answer: Pick<ContractPlan, 'tasks' | 'startsOn' | 'endsOn' | 'forecastEndsOn' | 'problem'>,
): ContractPlan {
  const changed = new Map(answer.tasks.map((row) => [row.id, row] as const));
  const { startsOn, endsOn, forecastEndsOn, problem } = answer;
  return {
    ...plan,
    startsOn,
    endsOn,
    forecastEndsOn,
    problem,
    tasks: plan.tasks.map((row) => changed.get(row.id) ?? row),
  };
}

export interface Neighbour {
  link: PlanLink;
  row: PlanRow;
}

/** What a task waits for, and what waits for it. */
export function neighboursOf(
  plan: ContractPlan,
  taskId: string,
): { before: Neighbour[]; after: Neighbour[] } {
  const rows = new Map(plan.tasks.map((row) => [row.id, row] as const));
  const found = (links: PlanLink[], end: 'predecessorId' | 'successorId') =>
    links.flatMap((link) => {
      const row = rows.get(link[end]);
      return row ? [{ link, row }] : [];
    });
  return {
    before: found(
      plan.dependencies.filter(({ successorId }) => successorId === taskId),
      'predecessorId',
    ),
    after: found(
      plan.dependencies.filter(({ predecessorId }) => predecessorId === taskId),
      'successorId',
    ),
  };
}

/** Calendar days a plan ends after the day promised; nought when it does not. */
export function daysLate(endsOn: string | null, promisedDate: string | null): number {
  if (!endsOn || !promisedDate || endsOn <= promisedDate) return 0;
  return Math.round((Date.parse(endsOn) - Date.parse(promisedDate)) / 86_400_000);
}
