import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** Something happened on a contract. Says what and when, never who. */
export interface PortalNews {
  id: string;
  kind: 'progress' | 'milestone' | 'acceptance' | 'document' | 'delivery' | 'signature';
  /** The task, milestone, stage or document, or the number of the delivery. */
  name: string;
  nameEn: string | null;
  /** How far the task came; null for everything else. */
  percent: number | null;
  /** How it ended: of an acceptance `passed` or `passed_with_concession`, of a signature `signed` or `refused`. */
  outcome: string | null;
  at: string;
}

const LATEST_NEWS = 20;

/**
 * What happened lately, out of what the customer may read anyway. Milestones and deliveries know their day alone; they stand
 * at its noon, or now while that is still to come.
 */
export async function latestNews(scope: Scope, contractId: string): Promise<PortalNews[]> {
  const id = sql`${contractId}::uuid`;
  const noon = (day: string) =>
    sql`least(now(), (${sql.raw(day)}::timestamp + interval '12 hours') at time zone (select time_zone from portal.firm))`;
  const { rows } = await sql<PortalNews>`
    select id, kind, name, name_en as "nameEn", percent, outcome, at from (
      (select id, 'progress' as kind, title as name, null as name_en, percent, null as outcome, reported_at as at
         from portal.news where contract_id = ${id} order by id desc limit ${LATEST_NEWS})
      union all
      select id, 'milestone', name, null, null, null, ${noon('reached_on')}
        from portal.milestone where contract_id = ${id} and reached_on is not null
      union all
      (select id, 'acceptance', stage_name, stage_name_en, null, status, decided_at
         from portal.acceptance_round
        where contract_id = ${id} and status in ('passed', 'passed_with_concession') and decided_at is not null
        order by decided_at desc limit ${LATEST_NEWS})
      union all
      (select id, 'document', name, null, null, null, shared_at
         from portal.document where contract_id = ${id} order by shared_at desc limit ${LATEST_NEWS})
      union all
      select id, 'delivery', number, null, null, null, ${noon('delivered_on')}
        from portal.delivery where contract_id = ${id} and delivered_on is not null
      union all
      select s.id, 'signature', d.number, null, null, s.verdict, s.created_at
        from portal.delivery_signature s join portal.delivery d on d.id = s.delivery_id
       where s.contract_id = ${id}
    ) happened
    order by at desc, id desc limit ${LATEST_NEWS}`.execute(scope.sql);
  return rows;
}
