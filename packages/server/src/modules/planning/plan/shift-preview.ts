import type { Scope } from '@millwright/platform';
import { compute, type Mode } from './engine-plan.ts';
import { type Move, type Shift, shiftOf } from './moves.ts';
import { loadNetwork, visibleTasks } from './network.ts';

/** A computed move with the task's name. */
export interface NamedMove extends Move {
  title: string;
}

/** What a plan becomes as things stand, as far as the viewer may see its tasks. */
export interface ShiftPreview {
  contractId: string;
  endsOn: Shift['endsOn'];
  criticalPathChanged: boolean;
  moves: NamedMove[];
  /** Tasks that move as well and are none of the viewer's. */
  hiddenMoves: number;
  problem: { code: string; chain: string[] } | null;
}

/** A shift before anybody is told of it: all of it, with what is needed to tell it. */
export interface ComputedShift {
  shift: Shift | null;
  titles: ReadonlyMap<string, string>;
  problem: { code: string; chain: readonly string[] } | null;
}

/** Computes what a contract's plan becomes from what has happened: reports, late parts, days off. Changes nothing. */
export async function computeShift(scope: Scope, contractId: string, mode: Mode): Promise<ComputedShift> {
  const network = await loadNetwork(scope, contractId);
  const computed = compute(network, mode);
  const titles = new Map(network.tasks.map(({ id, title }) => [id, title]));
  if (!computed.schedule) return { shift: null, titles, problem: computed.problem };
  const planned = compute(
    { ...network, constraints: [], today: '1990-01-01', tasks: asPlanned(network.tasks) },
    mode,
  );
  const before = planned.schedule?.criticalPath ?? [];
  return { shift: shiftOf(network, computed.schedule, before, mode), titles, problem: null };
}

/** The tasks as if nothing had happened yet: whose path was critical when they were planned. */
const asPlanned = <T extends { progress: number }>(tasks: readonly T[]): T[] =>
  tasks.map((task) => ({ ...task, progress: 0 }));

/**
 * What a contract's plan becomes with what holds it up now, e.g. after `setConstraint`: the tasks that move and the new end.
 * For whoever may see the record it is shown with; of tasks beyond their reach it says how many, and nothing else.
 */
export async function shiftPreview(scope: Scope, contractId: string): Promise<ShiftPreview> {
  const { shift, titles, problem } = await computeShift(scope, contractId, 'push');
  const visible = await visibleTasks(scope, contractId);
  const moves = (shift?.moves ?? []).filter(({ taskId }) => visible.has(taskId));
  return {
    contractId,
    endsOn: shift?.endsOn ?? { from: null, to: null },
    criticalPathChanged: shift?.criticalPathChanged ?? false,
    moves: moves.map((move) => ({ ...move, title: titles.get(move.taskId)! })),
    hiddenMoves: (shift?.moves.length ?? 0) - moves.length,
    problem: problem && { code: problem.code, chain: problem.chain.filter((id) => visible.has(id)) },
  };
}
