import { forbidden, type Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** Why somebody may not judge a round: they asked for it, or worked on what it is about. */
export type Barred = 'requested' | 'worked';

/** What of a round decides who is barred from judging it. */
export interface JudgedRound {
  acceptanceId: string;
  contractId: string;
  isWhole: boolean;
  workedBy: readonly string[];
}

/**
 * Everybody who worked on what an acceptance is about: who has its tasks or reported on them, now and ever, and on the
 * tasks that mended it. Past the viewer's reach: whose work it was decides, not who may see it.
 */
export async function workersOn(
  scope: Scope,
  about: { contractId: string; isWhole: boolean; acceptanceId: string | null; taskIds?: readonly string[] },
): Promise<string[]> {
  const { contractId, isWhole, acceptanceId } = about;
  const concerned = isWhole
    ? sql`select t.id from task t where t.contract_id = ${contractId}::uuid`
    : sql`select unnest(${[...(about.taskIds ?? [])]}::uuid[])
        union select x.task_id from acceptance_task x where x.acceptance_id = ${acceptanceId}::uuid
        union select n.rework_task_id from non_conformance n join acceptance_round r on r.tenant_id = n.tenant_id and r.id = n.round_id
               where r.acceptance_id = ${acceptanceId}::uuid and n.rework_task_id is not null`;
  const { rows } = await sql<{ id: string }>`
    with concerned as (${concerned})
    select distinct unnest(t.assignee_ids) as id from task t where t.id in (select * from concerned)
    union select distinct e.member_id as id from progress_event e
     where e.task_id in (select * from concerned) and e.member_id is not null
  `.execute(scope.beyondReach('whoever worked on it is barred, also from tasks the viewer does not see').sql);
  return rows.map(({ id }) => id);
}

/** Everybody who ever asked for a round of this acceptance. */
async function requestersOf(scope: Scope, acceptanceId: string): Promise<string[]> {
  const rows = await scope.sql
    .selectFrom('acceptance_round as r')
    .where('r.acceptance_id', '=', acceptanceId)
    .where('r.requested_by', 'is not', null)
    .select('r.requested_by as id')
    .distinct()
    .execute();
  return rows.map(({ id }) => id!);
}

/** Why the viewer may not judge this round; null when nothing stands against it. Holds for every role. */
export async function barredFrom(scope: Scope, round: JudgedRound): Promise<Barred | null> {
  if (scope.principal.kind !== 'staff') return null;
  const me = scope.principal.memberId;
  if ((await requestersOf(scope, round.acceptanceId)).includes(me)) return 'requested';
  if (round.workedBy.includes(me)) return 'worked';
  return (await workersOn(scope, round)).includes(me) ? 'worked' : null;
}

/**
 * Four eyes: nobody judges what they asked for or worked on. Asked inside the transaction that holds the round, from the
 * facts as they are then and as they were when it was asked for; so neither taking oneself off a task nor a new role
 * opens the door.
 */
export async function requireFourEyes(scope: Scope, round: JudgedRound): Promise<void> {
  const why = await barredFrom(scope, round);
  if (why) throw forbidden(`acceptance.own_${why === 'requested' ? 'request' : 'work'}`, {});
}
