import { sql } from 'kysely';
import { type TodoQuery, todoSource } from '../todos/index.ts';
import { OPEN_STATES } from './contract-detail.queries.ts';

// Change orders that wait for a decision the viewer may make: not about their own, unless there is nobody else.
todoSource('amendment', (scope) => {
  if (!scope.can('approve', 'ContractAmendment')) return null;
  const me = scope.memberId;
  const zone = scope.principal.timeZone;
  const isOwn = sql<boolean>`(a.proposed_by is not distinct from ${me}::uuid or a.created_by is not distinct from ${me}::uuid)`;
  const another = sql<boolean>`exists (select 1 from member m where m.role = 'boss' and m.status = 'active' and m.id <> ${me}::uuid)`;
  return scope.sql
    .selectFrom('contract_amendment as a')
    .innerJoin('contract as c', (join) =>
      join.onRef('c.id', '=', 'a.contract_id').onRef('c.tenant_id', '=', 'a.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`a.status = 'proposed'`)
    .where(sql<boolean>`c.status = any(${[...OPEN_STATES]}::text[])`)
    .where(scope.where('read', 'Contract', 'c') as never)
    .where(scope.where('approve', 'ContractAmendment', 'a') as never)
    .where(sql<boolean>`not (${isOwn} and ${another})`)
    .select(['a.id', 'a.reason as name', 'a.contract_id as contractId', 'c.contract_no as contractNo'])
    .select(['c.name as contractName'])
    .select([
      sql<string | null>`null::text`.as('nameEn'),
      sql<string | null>`a.number::text`.as('number'),
      sql<string | null>`null::date`.as('dueOn'),
      sql<string | null>`(a.proposed_at at time zone ${zone})::date`.as('waitsSince'),
    ]) as unknown as TodoQuery;
});
