import type { Scope } from '@millwright/platform';
import { feedbackUpdated } from '../feedback.events.ts';
import { findFeedback } from '../feedback.records.ts';
import { tellFixed } from '../tell-people.ts';

/** Says on feedback whether the task that was made of it is done, as the task is now. */
export async function followFixTask(scope: Scope, taskId: string): Promise<void> {
  const made = await scope.sql
    .selectFrom('feedback as f')
    .innerJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'f.fix_task_id').onRef('t.tenant_id', '=', 'f.tenant_id'),
    )
    .where('f.fix_task_id', '=', taskId)
    .select(['f.id', 't.progress', 't.title', 'f.fix_done_at as fixDoneAt'])
    .execute();
  for (const { id, progress, title, fixDoneAt } of made) {
    const isDone = progress === 100;
    if (isDone === (fixDoneAt !== null)) continue;
    const feedback = await findFeedback(scope, id, { lock: true });
    await scope.save('feedback', feedback, feedback.version, { fixDoneAt: isDone ? scope.now() : null });
    await scope.announce(feedbackUpdated, { feedbackId: id, contractId: feedback.contractId });
    if (isDone) await tellFixed(scope, feedback, title);
  }
}
