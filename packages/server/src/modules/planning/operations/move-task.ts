import { AppError, invalid, type Scope, staleVersion } from '@millwright/platform';
import { type PlanTask, schedule } from '@millwright/scheduling';
import { findTask, type TaskRecord, updateTask } from '../../tasks/index.ts';
import { enginePlan, isMilestone } from '../plan/engine-plan.ts';
import { namedChain } from '../plan/named-chain.ts';
import { loadNetwork, type Network } from '../plan/network.ts';
import { type ContractPlan, getPlan, type PlanRow } from '../plan/plan.queries.ts';
import type { MoveTask } from '../planning.schemas.ts';

/** What has become of the plan by a move, and what takes it back. */
export interface MovedTask {
  /** Those tasks whose row is otherwise now: the moved one, and all whose computed dates follow. */
  tasks: PlanRow[];
  startsOn: string | null;
  endsOn: string | null;
  forecastEndsOn: string | null;
  problem: ContractPlan['problem'];
  undo: MoveTask;
}

/**
 * Moves a task in the plan, or makes it longer or shorter. Who drags the same bar a moment later is told where it is now.
 * Nobody brings a task to a day on which what it waits for is not done yet; that is refused, with the chain.
 */
export async function moveTask(scope: Scope, input: MoveTask): Promise<MovedTask> {
  const { taskId, version } = input;
  const task = await findTask(scope, taskId);
  scope.require('update', 'Task', task);
  const before = await getPlan(scope, task.contractId);
  const wanted = datesWanted(task, input);
  if (task.version === version) await requirePossible(scope, task, wanted);
  await updateTask(scope, { taskId, version, ...wanted }).catch((error: unknown) => {
    throw withRow(error, before, version);
  });
  const after = await getPlan(scope, task.contractId);
  const known = new Map(before.tasks.map((row) => [row.id, JSON.stringify(row)]));
  return {
    tasks: after.tasks.filter((row) => JSON.stringify(row) !== known.get(row.id)),
    startsOn: after.startsOn,
    endsOn: after.endsOn,
    forecastEndsOn: after.forecastEndsOn,
    problem: after.problem,
    undo: {
      taskId,
      version: after.tasks.find(({ id }) => id === taskId)!.version,
      startsOn: task.startsOn,
      endsOn: task.dueOn,
    },
  };
}

/** A milestone is drawn on one day and stays a milestone when it is dragged to another. */
function datesWanted(task: TaskRecord, { startsOn, endsOn }: MoveTask) {
  const staysMilestone = isMilestone(task) && startsOn === endsOn;
  return { startsOn: staysMilestone ? null : startsOn, dueOn: endsOn };
}

/** The conflict of two who drag one bar carries the bar as it is drawn, beside the task. */
function withRow(error: unknown, plan: ContractPlan, seenVersion: number): unknown {
  if (!(error instanceof AppError) || error.code !== 'platform.changed_meanwhile') return error;
  const current = error.facts.current as { id: string };
  const row = plan.tasks.find(({ id }) => id === current.id);
  return staleVersion('task', row ?? current, seenVersion);
}

/**
 * Refuses to bring a task nearer than what it waits for allows, as that is planned. Later is always possible; and one that
 * lies too early already may be moved towards where it belongs.
 */
async function requirePossible(
  scope: Scope,
  task: TaskRecord,
  wanted: { startsOn: string | null; dueOn: string | null },
): Promise<void> {
  const start = wanted.startsOn ?? wanted.dueOn;
  const was = task.startsOn ?? task.dueOn;
  if (!start || task.progress > 0 || (was !== null && start >= was)) return;
  const network = await loadNetwork(scope, task.contractId);
  const allowed = earliestOf(network, task, wanted);
  if (!allowed || start >= allowed.day) return;
  const facts = { earliest: allowed.day, chain: await namedChain(scope, [...allowed.after, task.id]) };
  throw invalid('planning.too_early', facts, [{ path: 'startsOn', code: 'planning.too_early', facts }]);
}

/** The first day a task could start on with what it waits for where that is planned; and what it waits for. */
function earliestOf(
  network: Network,
  task: TaskRecord,
  wanted: { startsOn: string | null; dueOn: string | null },
): { day: string; after: string[] } | undefined {
  const links = network.dependencies.filter(({ successorId }) => successorId === task.id);
  if (links.length === 0) return undefined;
  const needed = new Set([task.id, ...links.map(({ predecessorId }) => predecessorId)]);
  const few: Network = {
    ...network,
    dependencies: links,
    constraints: [],
    tasks: network.tasks
      .filter(({ id }) => needed.has(id))
      .map((one) => (one.id === task.id ? { ...one, ...wanted } : one)),
  };
  const { statusDate: _, ...plan } = enginePlan(few, 'earliest');
  const tasks = plan.tasks.map(({ notBefore, ...one }): PlanTask => {
    if (one.id === task.id || one.actualStart || !notBefore) return one;
    return { ...one, pinnedStart: notBefore };
  });
  const starts = tasks.flatMap((one) => one.pinnedStart ?? one.actualStart ?? []).sort();
  if (starts.length === 0) return undefined;
  const found = schedule({ ...plan, startsOn: starts[0]!, tasks, dependencies: links });
  return {
    day: found.tasks.get(task.id)!.earlyStart,
    after: links.map(({ predecessorId }) => predecessorId),
  };
}
