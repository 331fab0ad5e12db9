import { conflict, invalid, type Scope } from '@millwright/platform';
import { findTask, requireMoment } from '../../tasks/index.ts';
import { circleOf } from '../plan/circle.ts';
import { type DependencyRecord, findDependency } from '../plan/dependencies.records.ts';
import { holdPlan } from '../plan/hold-plan.ts';
import { namedChain } from '../plan/named-chain.ts';
import { dependencyChanged } from '../planning.events.ts';
import type { Link, Unlink, UpdateLink } from '../planning.schemas.ts';

/** A link as its makers see it. */
export type Linked = Pick<
  DependencyRecord,
  'id' | 'version' | 'predecessorId' | 'successorId' | 'type' | 'lagDays'
>;

const announcing = (dependency: DependencyRecord, verb: 'linked' | 'updated' | 'unlinked') => ({
  contractId: dependency.contractId,
  dependencyId: dependency.id,
  predecessorId: dependency.predecessorId,
  successorId: dependency.successorId,
  verb,
});

/**
 * Lets one task wait for another. It is the waiting one that is planned by it: whoever plans that, and reads the other, may
 * link them. Refuses a link that would close a circle, naming it.
 */
export async function linkTasks(scope: Scope, input: Link): Promise<Linked> {
  const { predecessorId, successorId, type, lagDays } = input;
  const predecessor = await findTask(scope, predecessorId);
  const successor = await findTask(scope, successorId);
  scope.require('update', 'Task', successor);
  requireMoment('update', successor);
  requireMoment('update', predecessor);
  if (predecessorId === successorId) throw invalid('planning.waits_for_itself');
  const { contractId } = successor;
  if (predecessor.contractId !== contractId) throw invalid('planning.other_contract');

  await holdPlan(scope, contractId, [predecessorId, successorId]);
  const links = await scope
    .beyondReach('a circle may go through tasks of other departments')
    .sql.selectFrom('task_dependency as x')
    .where('x.contract_id', '=', contractId)
    .select(['x.predecessor_id as predecessorId', 'x.successor_id as successorId'])
    .execute();
  if (links.some((x) => x.predecessorId === predecessorId && x.successorId === successorId))
    throw conflict('planning.linked_already');
  const circle = circleOf(links, { predecessorId, successorId });
  if (circle)
    throw invalid('planning.circle', { chain: await namedChain(scope, circle), length: circle.length - 1 });

  const { id, version } = await scope.tx.taskDependency.create({
    data: { contractId, predecessorId, successorId, type, lagDays },
    select: { id: true, version: true },
  });
  const dependency = { id, version, contractId, predecessorId, successorId, type, lagDays };
  await scope.announce(dependencyChanged, announcing(dependency, 'linked'));
  return shown(dependency);
}

/** Changes how a task waits for another: from start or end, and how many working days. */
export async function updateLink(scope: Scope, input: UpdateLink): Promise<Linked> {
  const { dependencyId, version, ...changes } = input;
  const { dependency, successor } = await findDependency(scope, dependencyId);
  scope.require('update', 'Task', successor);
  requireMoment('update', successor);
  const saved = await scope.save('taskDependency', dependency, version, changes);
  await scope.announce(dependencyChanged, announcing(dependency, 'updated'));
  return shown({ ...dependency, ...saved });
}

/** Lets a task wait no longer for another. */
export async function unlinkTasks(
  scope: Scope,
  { dependencyId, version }: Unlink,
): Promise<{ dependencyId: string; undo: Link }> {
  const { dependency, successor } = await findDependency(scope, dependencyId);
  scope.require('update', 'Task', successor);
  requireMoment('update', successor);
  // Saved first, unchanged: who has seen an older state is told, and nothing is taken away.
  await scope.save('taskDependency', dependency, version, { type: dependency.type });
  await scope.tx.taskDependency.deleteMany({ where: { id: dependencyId } });
  await scope.announce(dependencyChanged, announcing(dependency, 'unlinked'));
  const { predecessorId, successorId, type, lagDays } = dependency;
  return { dependencyId, undo: { predecessorId, successorId, type, lagDays } };
}

const shown = ({ id, version, predecessorId, successorId, type, lagDays }: DependencyRecord): Linked => ({
  id,
  version,
  predecessorId,
  successorId,
  type,
  lagDays,
});
