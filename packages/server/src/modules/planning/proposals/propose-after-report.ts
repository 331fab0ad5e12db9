import { AppError, type Scope } from '@millwright/platform';
import { isTheMoment } from '../../tasks/index.ts';
import { compute } from '../plan/engine-plan.ts';
import { shiftOf } from '../plan/moves.ts';
import { loadNetwork, type Network, type NetworkTask } from '../plan/network.ts';
import { type Cause, keepProposal, withdrawProposal } from './keep-proposal.ts';
import { openProposalOf, wasDropped } from './proposals.records.ts';

/**
 * Follows a report with a proposal, where it says that a task comes later than planned and something else has to move for
 * it. Nobody has to ask: whoever may accept it is told. What was dropped is not proposed again for the same delay, and a
 * proposal whose delay has been caught up with is taken back. Twice the same report changes nothing.
 */
export async function proposeAfterReport(
  scope: Scope,
  { contractId, taskId }: { contractId: string; taskId: string },
): Promise<void> {
  const contract = await scope.sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .where('c.deleted_at', 'is', null)
    .select('c.status')
    .executeTakeFirst();
  if (!contract || !isTheMoment('update', contract.status)) return;
  const network = await loadNetwork(scope, contractId);
  const waiting = await openProposalOf(scope, contractId);
  const isOurs = waiting?.causeType === 'Task';

  const suspects = new Set([taskId, ...(isOurs && waiting.causeId ? [waiting.causeId] : [])]);
  for (const id of suspects) {
    const cause = delayOf(network, id);
    if (!cause || (await wasDropped(scope, contractId, cause))) continue;
    await keepIfPossible(scope, contractId, cause);
    return;
  }
  if (isOurs) await withdrawProposal(scope, waiting);
}

/** A plan that cannot be computed shows so on its page; there is nothing to propose then. */
async function keepIfPossible(scope: Scope, contractId: string, cause: Cause): Promise<void> {
  try {
    await keepProposal(scope, { contractId, reason: '', mode: 'push', cause });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'planning.impossible') throw error;
  }
}

/**
 * A task's delay, if something else follows from it: the plan is computed once as things stand and once as if the task had
 * been done on the day planned for it. What float takes up is nobody's concern.
 */
export function delayOf(network: Network, taskId: string): Cause | null {
  const task = network.tasks.find(({ id }) => id === taskId);
  if (!task?.dueOn) return null;
  const now = compute(network, 'push').schedule;
  const end = now?.tasks.get(taskId)?.earlyEnd;
  if (!now || !end || end <= task.dueOn) return null;
  const punctual = { ...network, tasks: network.tasks.map((one) => (one === task ? onTime(task) : one)) };
  const without = compute(punctual, 'push').schedule;
  if (!without) return null;
  const late = shiftOf(network, now, [], 'push');
  const others = new Map(
    shiftOf(punctual, without, [], 'push').moves.map(({ taskId: id, to }) => [
      id,
      `${to.startsOn} ${to.endsOn}`,
    ]),
  );
  const movesMore = late.moves.some(
    ({ taskId: id, to }) => id !== taskId && others.get(id) !== `${to.startsOn} ${to.endsOn}`,
  );
  const endsLater = (late.endsOn.to ?? '') > (late.endsOn.from ?? '') && late.endsOn.to === end;
  return movesMore || (endsLater && task.progress < 100)
    ? { type: 'Task', id: taskId, due: task.dueOn }
    : null;
}

/** The task as if it had been done when it was planned to be. */
const onTime = (task: NetworkTask): NetworkTask => ({
  ...task,
  progress: 100,
  startedOn: task.startsOn ?? task.dueOn,
  completedOn: task.dueOn,
});
