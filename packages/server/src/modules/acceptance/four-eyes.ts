import { forbidden, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type JudgedWork, tasksBehind, workersOn, workOf } from './judged-work.ts';

/**
 * Why somebody may not judge a round: they asked for it, then or before; they worked on what it is about; or they wrote
 * down results as the side that is inspected. With the task it is, where it is one.
 */
export interface Barred {
  why: 'requested' | 'worked' | 'recorded';
  task: string | null;
}

/** What of a round decides who is barred from judging it. */
export interface JudgedRound extends JudgedWork {
  acceptanceId: string;
  stageCode: string;
  workedBy: readonly string[];
}

/** Past the viewer's reach: whose work it was decides, not who may see it. */
const wide = (scope: Scope) =>
  scope.beyondReach('whoever asked or worked is barred, also where the viewer does not see it').sql;

/**
 * Whether somebody ever asked for a round at this stage of the same work: of this acceptance, or of another that shares
 * tasks with it. Beginning a new acceptance of what one asked for before makes nobody a stranger to it.
 */
async function askedFor(scope: Scope, round: JudgedRound, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    with recursive ${tasksBehind(round)}
    select 1 from acceptance_round r join acceptance a on a.tenant_id = r.tenant_id and a.id = r.acceptance_id
     where r.contract_id = ${round.contractId}::uuid and r.requested_by = ${memberId}::uuid
       and (a.id = ${round.acceptanceId}::uuid or (a.stage_code = ${round.stageCode} and (a.is_whole or ${round.isWhole}
         or exists (select 1 from acceptance_task x where x.tenant_id = a.tenant_id and x.acceptance_id = a.id
                       and x.task_id in (select id from behind)))))
     limit 1`.execute(wide(scope));
  return rows.length > 0;
}

/** The task behind a round that somebody had or reported on, the latest first; undefined when there is none. */
async function taskOf(scope: Scope, round: JudgedRound, memberId: string): Promise<string | undefined> {
  const { rows } = await sql<{ title: string }>`
    with recursive ${tasksBehind(round)}, ${workOf()}
    select t.title from work w join task t on t.id = w.task_id
     where w.member_id = ${memberId}::uuid order by t.id desc limit 1`.execute(wide(scope));
  return rows[0]?.title;
}

/** Whether somebody wrote results or evidence into a round of this acceptance without being one of its inspectors. */
async function recordedAsParty(scope: Scope, acceptanceId: string, memberId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from acceptance_round r
     where r.acceptance_id = ${acceptanceId}::uuid and not ${memberId}::uuid = any (r.inspector_ids)
       and (exists (select 1 from acceptance_check k where k.tenant_id = r.tenant_id and k.round_id = r.id and k.recorded_by = ${memberId}::uuid)
         or exists (select 1 from acceptance_evidence e where e.tenant_id = r.tenant_id and e.round_id = r.id and e.created_by = ${memberId}::uuid))
     limit 1`.execute(wide(scope));
  return rows.length > 0;
}

/** Why the viewer may not judge this round; null when nothing stands against it. Holds for every role. */
export async function barredFrom(scope: Scope, round: JudgedRound): Promise<Barred | null> {
  const me = scope.memberId;
  if (!me) return null;
  if (await askedFor(scope, round, me)) return { why: 'requested', task: null };
  const task = await taskOf(scope, round, me);
  if (task !== undefined) return { why: 'worked', task };
  if (round.workedBy.includes(me)) return { why: 'worked', task: null };
  if (await recordedAsParty(scope, round.acceptanceId, me)) return { why: 'recorded', task: null };
  return null;
}

/**
 * Four eyes: nobody judges what they asked for or worked on. Asked inside the transaction that holds the round, from the
 * facts as they are then and as they were when it was asked for; so neither taking oneself off a task nor a new role
 * opens the door.
 */
export async function requireFourEyes(scope: Scope, round: JudgedRound): Promise<void> {
  const barred = await barredFrom(scope, round);
  if (!barred) return;
  const { why, task } = barred;
  if (why === 'requested') throw forbidden('acceptance.own_request', {});
  if (why === 'recorded') throw forbidden('acceptance.own_results', {});
  throw task === null ? forbidden('acceptance.own_work', {}) : forbidden('acceptance.own_task', { task });
}

/** Who worked on it as of now, with whom it was known of before: what a decided round keeps, and its check holds against. */
export async function workersKnown(scope: Scope, round: JudgedRound): Promise<string[]> {
  return [...new Set([...round.workedBy, ...(await workersOn(scope, round))])];
}
