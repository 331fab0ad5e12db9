import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { requireAssignable } from '../assignable.ts';
import { tasksPlanned } from '../tasks.events.ts';
import { findContract, lastPlace, ORDER_STEP, requireContractMoment } from '../tasks.records.ts';
import { tellGiven } from '../tell-assignees.ts';
import { requireDepartment } from './create-task.ts';

/** A task to be planned with many others. */
export interface TaskToPlan {
  departmentId: string;
  title: string;
  description: string | null;
  startsOn: string | null;
  dueOn: string | null;
  weight: string;
  isPublic: boolean;
  /** Who is to do it; people who may be given tasks of the department. */
  assigneeIds?: readonly string[];
  /** How far it is already, where it comes from elsewhere: its first report. */
  progress?: number;
}

/**
 * Plans many tasks of a contract at once, behind those it has: a whole template, a project from another program. In Kysely:
 * thousands of rows are one statement with one parameter.
 */
export async function planTasks(
  scope: Scope,
  contractId: string,
  tasks: readonly TaskToPlan[],
): Promise<string[]> {
  const contract = await findContract(scope, contractId, { lock: true });
  for (const departmentId of new Set(tasks.map((task) => task.departmentId))) {
    scope.require('create', 'Task', { contractId, departmentId, assigneeIds: [] });
    requireContractMoment('create', contract.status);
    requireDepartment(contract, departmentId);
  }
  await requirePeople(scope, contractId, tasks);
  const first = await lastPlace(scope, contractId);
  const rows = tasks.map((task, index) => ({
    ...task,
    progress: task.progress ?? 0,
    assigneeIds: [...new Set(task.assigneeIds ?? [])],
    id: newId(),
    sortOrder: first + index * ORDER_STEP,
  }));
  await sql`
    insert into task (id, contract_id, department_id, title, description, starts_on, due_on, weight, sort_order, is_public,
                      progress, last_progress_at, completed_at, assignee_ids)
    select r.id, ${contractId}::uuid, r."departmentId", r.title, r.description, r."startsOn", r."dueOn", r.weight, r."sortOrder",
           r."isPublic", r.progress, case when r.progress > 0 then clock_timestamp() end,
           case when r.progress = 100 then clock_timestamp() end, r."assigneeIds"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           id uuid, "departmentId" uuid, title text, description text, "startsOn" date, "dueOn" date, weight numeric,
           "sortOrder" int, "isPublic" boolean, progress int, "assigneeIds" uuid[])
  `.execute(scope.sql);
  await reportAsTheyAre(scope, contractId, rows);
  await scope.announce(tasksPlanned, { contractId, taskCount: rows.length });
  await tellGiven(scope, contract, rows);
  return rows.map(({ id }) => id);
}

/** Refuses people who may not be given tasks of the department, as for a single one. */
async function requirePeople(scope: Scope, contractId: string, tasks: readonly TaskToPlan[]): Promise<void> {
  for (const departmentId of new Set(tasks.map((task) => task.departmentId))) {
    const own = tasks.filter((task) => task.departmentId === departmentId);
    const people = new Set(own.flatMap(({ assigneeIds }) => assigneeIds ?? []));
    await requireAssignable(scope, { contractId, departmentId }, [...people]);
  }
}

/** Progress that comes with a task is its first report; it may stand there before the contract is in force. */
async function reportAsTheyAre(
  scope: Scope,
  contractId: string,
  rows: readonly { id: string; progress: number }[],
): Promise<void> {
  const reported = rows.filter(({ progress }) => progress > 0).map(({ id, progress }) => ({ id, progress }));
  if (reported.length === 0) return;
  const memberId = scope.memberId;
  await sql`
    insert into progress_event (id, task_id, contract_id, percent, previous_percent, member_id, device)
    select millwright.new_id(), r.id, ${contractId}::uuid, r.progress, 0, ${memberId}::uuid, 'import'
      from jsonb_to_recordset(${JSON.stringify(reported)}::jsonb) as r (id uuid, progress int)
  `.execute(scope.sql);
}
