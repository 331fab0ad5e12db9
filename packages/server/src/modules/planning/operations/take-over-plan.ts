import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import type { DependencyType } from '@millwright/scheduling';
import { sql } from 'kysely';
import { planTasks, type TaskToPlan } from '../../tasks/index.ts';

/** What waits for what among new tasks, by their places in the list. */
export interface LinkToPlan {
  predecessor: number;
  successor: number;
  type: DependencyType;
  lagDays: number;
}

/**
 * Brings tasks and what waits for what into a contract, all at once: new tasks wait for each other only, so they cannot
 * close a circle with what is there. In Kysely: thousands of links are one statement.
 */
export async function takeOverPlan(
  scope: Scope,
  contractId: string,
  tasks: readonly TaskToPlan[],
  links: readonly LinkToPlan[],
): Promise<string[]> {
  const ids = await planTasks(scope, contractId, tasks);
  const rows = links.map(({ predecessor, successor, type, lagDays }) => ({
    id: newId(),
    predecessorId: ids[predecessor],
    successorId: ids[successor],
    type,
    lagDays,
  }));
  if (rows.length === 0) return ids;
  await sql`
    insert into task_dependency (id, contract_id, predecessor_id, successor_id, type, lag_days)
    select r.id, ${contractId}::uuid, r."predecessorId", r."successorId", r.type, r."lagDays"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
           id uuid, "predecessorId" uuid, "successorId" uuid, type text, "lagDays" int)
  `.execute(scope.sql);
  return ids;
}
