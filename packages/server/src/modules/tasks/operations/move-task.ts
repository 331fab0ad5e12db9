import { notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { taskUpdated } from '../tasks.events.ts';
import { findTask, ORDER_STEP, requireMoment } from '../tasks.records.ts';
import type { MoveTask } from '../tasks.schemas.ts';

/** Puts a task behind another one of its contract, or in front of all. */
export async function moveTask(
  scope: Scope,
  input: MoveTask,
): Promise<{ taskId: string; sortOrder: number }> {
  const task = await findTask(scope, input.taskId);
  scope.require('update', 'Task', task);
  requireMoment('update', task);

  let place = await placeBehind(scope, task.contractId, input);
  if (place === undefined) {
    await spreadOut(scope, task.contractId);
    place = await placeBehind(scope, task.contractId, input);
  }
  const sortOrder = place!;
  await scope.tx.task.updateMany({ where: { id: task.id }, data: { sortOrder } });
  await scope.announce(taskUpdated, { taskId: task.id, contractId: task.contractId });
  return { taskId: task.id, sortOrder };
}

/** A place between the wanted neighbour and the one after it; undefined when there is no room left. */
async function placeBehind(scope: Scope, contractId: string, input: MoveTask): Promise<number | undefined> {
  const othersIn = (seen: Scope) =>
    seen.sql
      .selectFrom('task as t')
      .where('t.contract_id', '=', contractId)
      .where('t.id', '<>', input.taskId);
  const before = input.afterTaskId
    ? await othersIn(scope)
        .where('t.id', '=', input.afterTaskId)
        .select(['t.id', 't.sort_order'])
        .executeTakeFirst()
    : undefined;
  if (input.afterTaskId && !before) throw notFound('tasks.not_found');
  const others = othersIn(scope.beyondReach('a place among all tasks, also those of other departments'));
  let following = others.select('t.sort_order').orderBy('t.sort_order').orderBy('t.id').limit(1);
  if (before)
    following = following.where(
      sql<boolean>`(t.sort_order, t.id) > (${before.sort_order}::int, ${before.id}::uuid)`,
    );
  const after = await following.executeTakeFirst();
  const from = before?.sort_order ?? (after ? after.sort_order - 2 * ORDER_STEP : 0);
  if (!after) return from + ORDER_STEP;
  const place = Math.floor((from + after.sort_order) / 2);
  return place > from && place < after.sort_order ? place : undefined;
}

/**
 * Numbers a contract's tasks anew with gaps, in the order they have. Rare, so its many rows do not matter. In Kysely: one
 * statement numbers thousands of tasks, where Prisma would need one for each.
 */
async function spreadOut(scope: Scope, contractId: string): Promise<void> {
  await sql`
    update task t set sort_order = o.place * ${ORDER_STEP}::int
      from (select tenant_id, id, row_number() over (order by sort_order, id)::int as place
              from task where contract_id = ${contractId}::uuid) o
     where t.tenant_id = o.tenant_id and t.id = o.id and t.sort_order <> o.place * ${ORDER_STEP}::int
  `.execute(scope.beyondReach('all tasks of the contract keep their order').sql);
}
