import type { Scope } from '@millwright/platform';
import { type RawBuilder, sql } from 'kysely';

/** What is judged: all of a contract, or some of its tasks. */
export interface JudgedWork {
  contractId: string;
  isWhole: boolean;
  acceptanceId: string | null;
  taskIds?: readonly string[];
}

/**
 * The tasks behind what is judged, as the recursive table `behind (id)`: those it names and, whichever acceptance it was
 * found or is accepted under, the rework that came of them, the rework of that, and so on. Tasks in the recycle bin as
 * well: throwing a task away does not undo who did it.
 */
export function tasksBehind({
  contractId,
  isWhole,
  acceptanceId,
  taskIds = [],
}: JudgedWork): RawBuilder<unknown> {
  if (isWhole) return sql`behind as (select t.id from task t where t.contract_id = ${contractId}::uuid)`;
  return sql`behind (id) as (
    (select unnest(${[...taskIds]}::uuid[])
      union select x.task_id from acceptance_task x where x.acceptance_id = ${acceptanceId}::uuid
      union select n.rework_task_id from non_conformance n join acceptance_round r on r.tenant_id = n.tenant_id and r.id = n.round_id
             where r.acceptance_id = ${acceptanceId}::uuid and n.rework_task_id is not null)
    union
    select n.rework_task_id from behind b
      join non_conformance n on n.contract_id = ${contractId}::uuid and n.rework_task_id is not null
      join acceptance_round r on r.tenant_id = n.tenant_id and r.id = n.round_id
      left join acceptance_task x on x.tenant_id = r.tenant_id and x.acceptance_id = r.acceptance_id and x.task_id = b.id
     where n.task_id = b.id or (n.task_id is null and x.id is not null))`;
}

/** Who had these tasks, ever, or reported on them, as the table `work (member_id, task_id)`. */
export const workOf = (): RawBuilder<unknown> => sql`work as (
    select unnest(t.ever_assigned_ids) as member_id, t.id as task_id from task t where t.id in (select id from behind)
    union all
    select e.member_id, e.task_id from progress_event e where e.task_id in (select id from behind) and e.member_id is not null)`;

/** Everybody who worked on what is judged: past the viewer's reach, since whose work it was decides, not who sees it. */
export async function workersOn(scope: Scope, judged: JudgedWork): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive ${tasksBehind(judged)}, ${workOf()} select distinct member_id as id from work
  `.execute(scope.beyondReach('whoever worked on it is barred, also from tasks the viewer does not see').sql);
  return rows.map(({ id }) => id);
}
