import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { tasksPlanned } from '../tasks.events.ts';
import { findContract, lastPlace, ORDER_STEP, requireContractMoment } from '../tasks.records.ts';
import { requireDepartment } from './create-task.ts';

/** A task to be planned with many others; nobody is given it yet. */
export interface TaskToPlan {
  departmentId: string;
  title: string;
  description: string | null;
  startsOn: string | null;
  dueOn: string | null;
  weight: string;
  isPublic: boolean;
}

/** Plans many tasks of a contract at once, behind those it has: a whole template, a project from another program. */
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
  const first = await lastPlace(scope, contractId);
  const rows = tasks.map((task, index) => ({
    ...task,
    id: newId(),
    sortOrder: first + index * ORDER_STEP,
  }));
  await sql`
    insert into task (id, contract_id, department_id, title, description, starts_on, due_on, weight, sort_order, is_public)
    select r.id, ${contractId}::uuid, r."departmentId", r.title, r.description, r."startsOn", r."dueOn", r.weight, r."sortOrder",
           r."isPublic"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           id uuid, "departmentId" uuid, title text, description text, "startsOn" date, "dueOn" date, weight numeric,
           "sortOrder" int, "isPublic" boolean)
  `.execute(scope.sql);
  await scope.announce(tasksPlanned, { contractId, taskCount: rows.length });
  return rows.map(({ id }) => id);
}
