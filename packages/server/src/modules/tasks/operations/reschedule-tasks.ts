import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../../contracts/index.ts';
import { tasksRescheduled, taskUpdated } from '../tasks.events.ts';
import { requireContractMoment } from '../tasks.records.ts';
import { tellManyDatesChanged } from '../tell-assignees.ts';

/** New dates for a task, and the version they were thought of with. */
export interface DateMove {
  taskId: string;
  version: number;
  startsOn: string | null;
  dueOn: string | null;
}

/** More tasks than this are announced together, as their contract's. */
const ANNOUNCED_ONE_BY_ONE = 100;
/** Titles a refusal names; the others are counted. */
const MOST_NAMED = 5;

/**
 * Moves the dates of many tasks of one contract, all of them or none: a plan that is shifted by half is no plan. Refuses
 * with the titles of those somebody has changed since. Thousands at once, therefore Kysely and one statement.
 */
export async function rescheduleTasks(
  scope: Scope,
  contractId: string,
  moves: readonly DateMove[],
): Promise<{ taskId: string; version: number }[]> {
  if (moves.length === 0) return [];
  const contract = await cardOf(scope, contractId);
  const tasks = await scope.sql
    .selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where(sql<boolean>`t.id = any(${moves.map(({ taskId }) => taskId)}::uuid[])`)
    .where('t.deleted_at', 'is', null)
    .where(scope.where('read', 'Task', 't') as never)
    .select([
      't.id',
      't.version',
      't.title',
      't.progress',
      't.contract_id as contractId',
      't.department_id as departmentId',
      't.assignee_ids as assigneeIds',
    ])
    .orderBy('t.id')
    .forNoKeyUpdate()
    .execute();
  for (const task of tasks) scope.require('update', 'Task', task);
  requireContractMoment('update', contract.status);
  const found = new Map(tasks.map((task) => [task.id, task]));
  const gone = moves.filter(({ taskId }) => !found.has(taskId)).length;
  if (gone > 0) throw conflict('tasks.gone_meanwhile', { count: gone });
  const changed = moves.filter(({ taskId, version }) => found.get(taskId)!.version !== version);
  if (changed.length > 0)
    throw conflict('tasks.changed_since', {
      count: changed.length,
      titles: changed.slice(0, MOST_NAMED).map(({ taskId }) => found.get(taskId)!.title),
      taskIds: changed.map(({ taskId }) => taskId),
    });

  const { rows } = await sql<{ taskId: string; version: number }>`
    update task t set starts_on = m."startsOn", due_on = m."dueOn"
      from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m ("taskId" uuid, "startsOn" date, "dueOn" date)
     where t.contract_id = ${contractId}::uuid and t.id = m."taskId"
    returning t.id as "taskId", t.version
  `.execute(scope.sql);
  if (moves.length > ANNOUNCED_ONE_BY_ONE)
    await scope.announce(tasksRescheduled, { contractId, taskCount: moves.length });
  else for (const { taskId } of moves) await scope.announce(taskUpdated, { taskId, contractId });
  await tellManyDatesChanged(
    scope,
    contract,
    moves.map((move) => ({ ...move, ...found.get(move.taskId)! })),
  );
  return rows;
}

/** Number, name and state of the contract: what everybody sees who has a task of it. */
async function cardOf(scope: Scope, contractId: string) {
  const contract = await withContractCards(scope)
    .selectFrom('card.contract as c')
    .where('c.id', '=', contractId)
    .where('c.deleted_at', 'is', null)
    .select(['c.id', 'c.contract_no as contractNo', 'c.name', 'c.status'])
    .executeTakeFirst();
  if (!contract) throw notFound('tasks.contract_not_found');
  return contract;
}
