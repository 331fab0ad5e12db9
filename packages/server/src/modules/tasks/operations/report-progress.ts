import { conflict, grantsToSql, notFound, type Scope } from '@millwright/platform';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import { progressReported } from '../tasks.events.ts';
import { REPORTING_STATES } from '../tasks.moments.ts';
import { requireContractMoment } from '../tasks.records.ts';
import type { ReportProgress } from '../tasks.schemas.ts';

export interface ReportedProgress {
  taskId: string;
  contractId: string;
  percent: number;
  previousPercent: number;
  reportedAt: string;
}

interface Outcome {
  contractId: string;
  departmentId: string;
  assigneeIds: string[];
  previousPercent: number;
  status: string;
  /** Set when the report was taken. */
  eventId: string | null;
  reportedAt: string | null;
}

/** A rule of the viewer's as a condition on the task read in the statement, under its alias there. */
function rule(scope: Scope, action: string, alias: string): Expression<SqlBool> {
  return grantsToSql(expressionBuilder<never, never>() as never, alias, scope.grants(action, 'Task'));
}

/**
 * Reports how far a task is. Reports only go up; going back is reopening, and needs that right. The contract's percent
 * follows in the same transaction by trigger, so it always equals what its reports add up to.
 *
 * Measured hot write, therefore Kysely and one statement: it finds and locks the task, applies the rules, updates and
 * appends the report. It travels with BEGIN; audit rows come by trigger; the announcement travels with COMMIT. Only a
 * refusal is looked at more closely, from what the same statement saw.
 */
export async function reportProgress(scope: Scope, input: ReportProgress): Promise<ReportedProgress> {
  const { taskId, percent } = input;
  const memberId = scope.memberId;
  const device = input.device ?? scope.request.device?.slice(0, 200) ?? null;
  const { rows } = await sql<Outcome>`
    with seen as (
      select t.tenant_id, t.id, t.contract_id, t.department_id, t.assignee_ids, t.progress, c.status
        from task t join card.contract c on c.tenant_id = t.tenant_id and c.id = t.contract_id
       where t.id = ${taskId}::uuid and t.deleted_at is null and c.deleted_at is null and ${rule(scope, 'read', 't')}
         for update of t
    ), updated as (
      update task set progress = ${percent}::int, last_progress_at = clock_timestamp(),
             completed_at = case when ${percent}::int < 100 then null else coalesce(task.completed_at, clock_timestamp()) end
        from seen
       where task.tenant_id = seen.tenant_id and task.id = seen.id
         and seen.status = any(${[...REPORTING_STATES]}::text[])
         and ${rule(scope, 'report', 'seen')}
         and (${percent}::int >= seen.progress or ${rule(scope, 'reopen', 'seen')})
      returning task.id
    ), reported as (
      insert into progress_event (id, task_id, contract_id, percent, previous_percent, note, member_id, reported_at, device)
      select millwright.new_id(), seen.id, seen.contract_id, ${percent}::int, seen.progress, ${input.note || null}::text,
             ${memberId}::uuid, clock_timestamp(), ${device}::text
        from seen join updated on updated.id = seen.id
      returning id, reported_at
    )
    select seen.contract_id as "contractId", seen.department_id as "departmentId", seen.assignee_ids as "assigneeIds",
           seen.progress as "previousPercent", seen.status, reported.id as "eventId",
           reported.reported_at as "reportedAt"
      from seen left join reported on true
  `.execute(scope.sql);
  const outcome = rows[0];
  if (!outcome) throw notFound('tasks.not_found');
  const { contractId, previousPercent, eventId } = outcome;
  if (!eventId) throw refusal(scope, percent, outcome);

  await scope.announce(progressReported, {
    taskId,
    contractId,
    progressEventId: eventId,
    percent,
    previousPercent,
  });
  return { taskId, contractId, percent, previousPercent, reportedAt: outcome.reportedAt! };
}

/** Why the statement left the task alone: the first beat that failed, in the order every operation has. */
function refusal(scope: Scope, percent: number, outcome: Outcome): Error {
  scope.require('report', 'Task', outcome);
  requireContractMoment('report', outcome.status);
  return conflict('tasks.progress_goes_back', {
    current: outcome.previousPercent,
    asked: percent,
    mayReopen: ['boss', 'leader', 'projectLead'],
  });
}
