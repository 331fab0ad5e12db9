import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { feedbackUpdated } from '../feedback.events.ts';
import { findFeedback } from '../feedback.records.ts';
import { tellFixed } from '../tell-people.ts';

/** Says on feedback whether all tasks that were made of it are done, as they are now. */
export async function followFixTask(scope: Scope, taskId: string): Promise<void> {
  const made = await scope.sql
    .selectFrom('task as t')
    .where('t.id', '=', taskId)
    .where('t.cause_type', '=', 'Feedback')
    .select(['t.cause_id as feedbackId', 't.title'])
    .executeTakeFirst();
  if (!made?.feedbackId) return;
  const feedback = await findFeedback(scope, made.feedbackId, { lock: true });
  const { isDone } = await scope.sql
    .selectFrom('task as t')
    .where('t.cause_type', '=', 'Feedback')
    .where('t.cause_id', '=', feedback.id)
    .where('t.deleted_at', 'is', null)
    .select(sql<boolean>`coalesce(bool_and(t.progress = 100), false)`.as('isDone'))
    .executeTakeFirstOrThrow();
  if (isDone === (feedback.fixDoneAt !== null)) return;
  await scope.save('feedback', feedback, feedback.version, { fixDoneAt: isDone ? scope.now() : null });
  await scope.announce(feedbackUpdated, { feedbackId: feedback.id, contractId: feedback.contractId });
  if (isDone) await tellFixed(scope, feedback, made.title);
}
