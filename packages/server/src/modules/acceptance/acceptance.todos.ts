import { sql } from 'kysely';
import { type TodoQuery, todoSource, turnByDuty } from '../todos/index.ts';
import { ACCEPTING_STATES } from './acceptance.lifecycle.ts';
import { visibleRounds } from './rounds.records.ts';

// Rounds the viewer may take up, or has taken up; not those they asked for or worked on, nor those the customer has to sign.
todoSource('acceptance', (scope) => {
  if (!scope.can('start', 'Acceptance')) return null;
  const me = scope.memberId;
  const zone = scope.principal.timeZone;
  const isBarred = sql<boolean>`(${me}::uuid = any(r.worked_by)
    or exists (select 1 from acceptance_round q where q.tenant_id = r.tenant_id and q.acceptance_id = r.acceptance_id and q.requested_by = ${me}::uuid))`;
  const byLead = sql<boolean>`(a.acceptor <> 'inspector' and exists (select 1 from contract l
    where l.tenant_id = r.tenant_id and l.id = r.contract_id and l.project_lead_id = ${me}::uuid))`;
  return visibleRounds(scope)
    .where(sql<boolean>`c.status = any(${[...ACCEPTING_STATES]}::text[])`)
    .where(
      (eb) => sql<boolean>`(
        (r.status = 'requested' and ${scope.where('start', 'Acceptance', 'a')(eb as never)} and not ${isBarred}
          and (${turnByDuty(scope, 'inspector')} or ${byLead}))
        or (r.status = 'under_review' and ${me}::uuid = any(r.inspector_ids)))`,
    )
    .where(sql<boolean>`r.status in ('requested', 'under_review')`)
    .select(['r.id', 'r.contract_id as contractId', 'c.contract_no as contractNo', 'c.name as contractName'])
    .select([
      sql<string>`s.name || coalesce(' · ' || a.title, '')`.as('name'),
      sql<string | null>`s.name_en || coalesce(' · ' || a.title, '')`.as('nameEn'),
      sql<string | null>`r.number::text`.as('number'),
      sql<string | null>`null::date`.as('dueOn'),
      sql<string | null>`(r.requested_at at time zone ${zone})::date`.as('waitsSince'),
    ]) as unknown as TodoQuery;
});
