import type { Scope } from '@millwright/platform';
import { type CalendarException, endOfWork, type ScheduledTask } from '@millwright/scheduling';
import { sql } from 'kysely';
import { type ContractRecord, findContract } from '../../contracts/index.ts';
import { awaitingInspection, isTheMoment } from '../../tasks/index.ts';
import { latest } from './days.ts';
import { compute, durationOf, isMilestone } from './engine-plan.ts';
import { shiftOf } from './moves.ts';
import { loadNetwork, type Network, type NetworkConstraint, type NetworkTask } from './network.ts';
import { allowedOnPlan } from './plan-rights.ts';

export interface PlanRow {
  id: string;
  title: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  assignees: { id: string; name: string }[];
  startsOn: string | null;
  endsOn: string | null;
  durationDays: number;
  progress: number;
  isMilestone: boolean;
  earlyStart: string | null;
  earlyEnd: string | null;
  lateStart: string | null;
  lateEnd: string | null;
  totalFloat: number | null;
  freeFloat: number | null;
  isCritical: boolean;
  isOverdue: boolean;
  /** Reported as finished, and not inspected as its kind demands: it is not done. */
  awaitsInspection: boolean;
  version: number;
  /** What holds it up from outside the plan, the latest first. */
  constraint?: { notBefore: string; label: string; sourceType: string; sourceId: string };
  /** It waits for, or is waited for by, tasks the viewer may not read; what they are is not said. */
  hasHiddenLinks: boolean;
  allowed: string[];
}

export interface PlanLink {
  id: string;
  predecessorId: string;
  successorId: string;
  type: string;
  lagDays: number;
  version: number;
}

/** A point in the contract's life that was agreed on, whatever the tasks say. */
export interface PlanMilestone {
  id: string;
  name: string;
  dueOn: string;
  reachedOn: string | null;
}

export interface ContractPlan {
  contractId: string;
  startsOn: string | null;
  /** When the last task is planned to end. */
  endsOn: string | null;
  /** When it will end as things stand, if nothing starts before its planned day. */
  forecastEndsOn: string | null;
  promisedDate: string | null;
  statusDate: string;
  calendar: { workdays: boolean[]; exceptions: CalendarException[] };
  tasks: PlanRow[];
  /** Those of the contract that have a day. */
  milestones: PlanMilestone[];
  dependencies: PlanLink[];
  baselines: { id: string; name: string; createdAt: string }[];
  openProposalId: string | null;
  problem: { code: string; chain: string[] } | null;
  allowed: string[];
}

const PEOPLE = sql<{ id: string; name: string }[]>`(
  select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]'::json)
    from member m where m.tenant_id = t.tenant_id and m.id = any(t.assignee_ids))`;

/** Who does what, of the tasks the viewer may read: what a plan shows beyond dates. */
async function shownOf(scope: Scope, contractId: string) {
  const rows = await scope.sql
    .selectFrom('task as t')
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 't.department_id').onRef('d.tenant_id', '=', 't.tenant_id'),
    )
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .leftJoin('task_type as y', (join) =>
      join.onRef('y.id', '=', 't.type_id').onRef('y.tenant_id', '=', 't.tenant_id'),
    )
    .where(scope.where('read', 'Task', 't') as never)
    .select(['t.id', 'd.name as departmentName', 'd.name_en as departmentNameEn', PEOPLE.as('assignees')])
    .select(['t.progress', sql<boolean>`coalesce(y.needs_inspection, false)`.as('needsInspection')])
    .execute();
  const awaiting = await awaitingInspection(scope, rows);
  return new Map(rows.map((row) => [row.id, { ...row, awaitsInspection: awaiting.has(row.id) }]));
}

/**
 * A contract's plan: its tasks with the dates that follow from what they wait for. Computed from all of them, answered as
 * far as the viewer may read: nobody's dates depend on who asks.
 */
export async function getPlan(scope: Scope, contractId: string): Promise<ContractPlan> {
  const contract = await findContract(scope, contractId);
  const network = await loadNetwork(scope, contractId);
  const shown = await shownOf(scope, contractId);
  const computed = compute(network, 'earliest');
  const open = isTheMoment('update', contract.status);

  const constraints = latestConstraints(network);
  const hidden = new Set<string>();
  for (const { predecessorId, successorId } of network.dependencies) {
    if (!shown.has(predecessorId)) hidden.add(successorId);
    if (!shown.has(successorId)) hidden.add(predecessorId);
  }
  const tasks = network.tasks.flatMap((task) => {
    const names = shown.get(task.id);
    if (!names) return [];
    const record = { ...task, contractId };
    return {
      ...rowOf(network, task, computed.schedule?.tasks.get(task.id)),
      departmentName: names.departmentName,
      departmentNameEn: names.departmentNameEn,
      assignees: names.assignees,
      awaitsInspection: names.awaitsInspection,
      hasHiddenLinks: hidden.has(task.id),
      ...withConstraint(constraints.get(task.id)),
      allowed: open && scope.can('update', 'Task', record) ? ['move', 'link'] : [],
    };
  });
  return {
    contractId,
    ...(await endsOf(network, contract)),
    promisedDate: contract.promisedDate,
    statusDate: network.today,
    calendar: calendarOf(network),
    tasks,
    milestones: await milestonesOf(scope, contractId),
    dependencies: network.dependencies.filter((x) => shown.has(x.predecessorId) && shown.has(x.successorId)),
    ...(await keptOf(scope, contractId)),
    problem: computed.problem && {
      code: computed.problem.code,
      chain: computed.problem.chain.filter((id) => shown.has(id)),
    },
    allowed: allowedOnPlan(scope, contract),
  };
}

async function milestonesOf(scope: Scope, contractId: string): Promise<PlanMilestone[]> {
  const rows = await scope.sql
    .selectFrom('milestone as m')
    .where('m.contract_id', '=', contractId)
    .where('m.due_on', 'is not', null)
    .select(['m.id', 'm.name', 'm.due_on as dueOn', 'm.reached_on as reachedOn'])
    .orderBy('m.due_on')
    .orderBy('m.sort_order')
    .limit(200)
    .execute();
  return rows.flatMap(({ dueOn, ...row }) => (dueOn ? { ...row, dueOn } : []));
}

function rowOf(network: Network, task: NetworkTask, found: ScheduledTask | undefined) {
  const { id, title, version, departmentId, startsOn, progress } = task;
  const durationDays = durationOf(network, task);
  return {
    id,
    title,
    version,
    departmentId,
    startsOn: startsOn ?? (isMilestone(task) ? task.dueOn : null),
    endsOn: task.dueOn ?? (startsOn ? endOf(network, task, startsOn, durationDays) : null),
    durationDays,
    progress,
    isMilestone: isMilestone(task),
    earlyStart: found?.earlyStart ?? null,
    earlyEnd: found?.earlyEnd ?? null,
    lateStart: found?.lateStart ?? null,
    lateEnd: found?.lateEnd ?? null,
    totalFloat: found?.totalFloat ?? null,
    freeFloat: found?.freeFloat ?? null,
    isCritical: found?.isCritical ?? false,
    isOverdue: progress < 100 && task.dueOn !== null && task.dueOn < network.today,
  };
}

const endOf = ({ calendars }: Network, { departmentId }: NetworkTask, startsOn: string, days: number) =>
  endOfWork(calendars.byId[calendars.ofDepartment(departmentId)]!, startsOn, days);

/** Of several that hold a task up, the one that does so longest. */
function latestConstraints({ constraints }: Network): Map<string, NetworkConstraint> {
  const found = new Map<string, NetworkConstraint>();
  for (const one of constraints) if (!found.has(one.taskId)) found.set(one.taskId, one);
  return found;
}

function withConstraint(constraint: NetworkConstraint | undefined) {
  if (!constraint) return {};
  const { notBefore, label, sourceType, sourceId } = constraint;
  return { constraint: { notBefore, label, sourceType, sourceId } };
}

/** When the plan begins, when it is planned to end, and when it will. */
function endsOf(network: Network, contract: ContractRecord) {
  const starts = network.tasks.flatMap(({ startsOn, dueOn }) => startsOn ?? dueOn ?? []).sort();
  const pushed = compute(network, 'push').schedule;
  const shift = pushed && shiftOf(network, pushed, [], 'push');
  return {
    startsOn: starts[0] ?? contract.startsOn,
    endsOn: latest(...network.tasks.map(({ dueOn }) => dueOn)) ?? null,
    forecastEndsOn: shift?.endsOn.to ?? null,
  };
}

/** The firm's calendar, with the exceptions of the years the plan touches. */
function calendarOf(network: Network) {
  const calendar = network.calendars.byId[network.calendars.defaultId]!;
  const days = network.tasks.flatMap(({ startsOn, dueOn }) =>
    [startsOn, dueOn].filter((day) => day !== null),
  );
  const years = [network.today, ...days].map((day) => Number(day.slice(0, 4)));
  const first = `${Math.min(...years) - 1}`;
  const last = `${Math.max(...years) + 2}`;
  return {
    workdays: [...calendar.workdays],
    exceptions: calendar.exceptions.filter(({ from, to }) => to >= first && from < last),
  };
}

/** What is kept beside the plan: its baselines, and the proposal that waits. */
async function keptOf(scope: Scope, contractId: string) {
  const baselines = await scope.sql
    .selectFrom('schedule_baseline as b')
    .where('b.contract_id', '=', contractId)
    .select(['b.id', 'b.name', 'b.created_at as createdAt'])
    .orderBy('b.id', 'desc')
    .limit(200)
    .execute();
  const open = await scope.sql
    .selectFrom('schedule_proposal as p')
    .where('p.contract_id', '=', contractId)
    .where('p.status', '=', 'open')
    .where(scope.where('read', 'ScheduleProposal', 'p') as never)
    .select('p.id')
    .executeTakeFirst();
  return { baselines, openProposalId: open?.id ?? null };
}
