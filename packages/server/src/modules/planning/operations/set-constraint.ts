import { notFound, type Scope } from '@millwright/platform';
import { constraintChanged } from '../planning.events.ts';

/** What holds a task up from outside its plan: a part on order, a hall that is not free. */
export interface OutsideConstraint {
  taskId: string;
  /** The record it comes from; each keeps one constraint on a task. */
  source: { type: string; id: string };
  /** The first day the task can start on; null: nothing holds it up any more. */
  notBefore: string | null;
  /** What the plan calls it. Seen by everybody who reads the task: no money, no notes. */
  label: string;
}

const MAX_LABEL = 200;

/**
 * Says from outside that a task cannot start before a day, or can again. The latest word of a source counts. Whether the
 * caller may is the caller's to ask, about the record it comes from; no task moves by it: that is proposed, see `proposeForPart`.
 */
export async function setConstraint(
  scope: Scope,
  { taskId, source, notBefore, label }: OutsideConstraint,
): Promise<{ changed: boolean }> {
  const wide = scope.beyondReach('a late part holds a task up, whoever enters it');
  const task = await wide.sql
    .selectFrom('task as t')
    .where('t.id', '=', taskId)
    .select(['t.contract_id as contractId'])
    .executeTakeFirst();
  if (!task) throw notFound('tasks.not_found');
  const { contractId } = task;
  const about = { taskId, sourceType: source.type, sourceId: source.id };
  const before = await wide.tx.taskConstraint.findFirst({ where: about });
  const day = notBefore ? new Date(notBefore) : null;
  if (
    (before?.notBefore.getTime() ?? null) === (day?.getTime() ?? null) &&
    (!before || before.label === label)
  )
    return { changed: false };
  const data = { notBefore: day!, label: label.slice(0, MAX_LABEL) };
  if (!day) await wide.tx.taskConstraint.deleteMany({ where: about });
  else
    await wide.tx.taskConstraint.upsert({
      where: { tenantId_taskId_sourceType_sourceId: { tenantId: scope.principal.tenantId, ...about } },
      create: { contractId, ...about, ...data },
      update: data,
    });
  await scope.announce(constraintChanged, { contractId, ...about });
  return { changed: true };
}
