import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { taskInspections } from '../tasks/index.ts';

/**
 * Which of these tasks have passed at the first stage that holds for their contract: alone or with the whole of it. Where a
 * contract has no stage, there is nothing to pass.
 */
export async function passedFirstStage(
  scope: Scope,
  taskIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select t.id
      from task t
      left join lateral (
        select s.code from acceptance_stage s
         where s.tenant_id = t.tenant_id and s.deleted_at is null
           and (s.contract_id = t.contract_id or (s.contract_id is null and not exists (
                 select 1 from acceptance_stage own
                  where own.tenant_id = t.tenant_id and own.contract_id = t.contract_id and own.deleted_at is null)))
         order by s.sort_order, s.id limit 1) first on true
     where t.id = any(${[...taskIds]}::uuid[])
       and (first.code is null or exists (
         select 1 from acceptance a
          where a.tenant_id = t.tenant_id and a.contract_id = t.contract_id and a.stage_code = first.code
            and a.accepted_quantity >= a.total_quantity
            and (a.is_whole or exists (
              select 1 from acceptance_task x
               where x.tenant_id = a.tenant_id and x.acceptance_id = a.id and x.task_id = t.id))))
  `.execute(scope.beyondReach('whether a task was inspected is told with the task').sql);
  return new Set(rows.map(({ id }) => id));
}

taskInspections(passedFirstStage);
