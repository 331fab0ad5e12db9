import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { leadFallsTo, withContractCards } from '../contracts/index.ts';
import { type TodoQuery, todoSource } from '../todos/index.ts';
import { ALL_SIGNED } from './commission.queries.ts';
import { DELIVERY_CONTRACT_STATES, OPEN_DELIVERIES } from './delivery.lifecycle.ts';

/** Deliveries the viewer may do this with, as `delivery as d` with their contract's card as `c`. */
function deliveriesFor(scope: Scope, action: 'handOver' | 'decideOverride') {
  return withContractCards(scope)
    .selectFrom('delivery as d')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'd.contract_id').onRef('c.tenant_id', '=', 'd.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`c.status = any(${[...DELIVERY_CONTRACT_STATES]}::text[])`)
    .where(scope.where(action, 'Delivery', 'd') as never)
    .select([
      'd.number',
      'd.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
    ])
    .select([sql<string | null>`null::text`.as('nameEn'), sql<string | null>`null::date`.as('dueOn')]);
}

// What is packed, or was refused and comes again; not before the work is done.
todoSource('handOver', (scope) => {
  if (!scope.can('handOver', 'Delivery')) return null;
  const zone = scope.principal.timeZone;
  return deliveriesFor(scope, 'handOver')
    .where(sql<boolean>`d.status in (${sql.join(OPEN_DELIVERIES.map((state) => sql.lit(state)))})`)
    .where('c.status', '<>', 'executing')
    .where(leadFallsTo(scope, 'd.contract_id'))
    .select(['d.id', 'd.place as name'])
    .select(
      sql<string | null>`(d.created_at at time zone ${zone})::date`.as('waitsSince'),
    ) as unknown as TodoQuery;
});

// Somebody else asks to deliver in spite of what is open.
todoSource('override', (scope) => {
  if (!scope.can('decideOverride', 'Delivery')) return null;
  const zone = scope.principal.timeZone;
  return deliveriesFor(scope, 'decideOverride')
    .innerJoin('delivery_override as o', (join) =>
      join.onRef('o.delivery_id', '=', 'd.id').onRef('o.tenant_id', '=', 'd.tenant_id'),
    )
    .where(sql<boolean>`o.status = 'requested'`)
    .where(sql<boolean>`o.requested_by <> ${scope.memberId}::uuid`)
    .select(['o.id', 'o.reason as name'])
    .select(
      sql<string | null>`(o.created_at at time zone ${zone})::date`.as('waitsSince'),
    ) as unknown as TodoQuery;
});

// Everything of a contract is signed for, and whoever wrote that down could not put it into service.
todoSource('commission', (scope) => {
  if (!scope.can('commission', 'Contract')) return null;
  const zone = scope.principal.timeZone;
  return scope.sql
    .selectFrom('contract as c')
    .where('c.deleted_at', 'is', null)
    .where(ALL_SIGNED)
    .where(scope.where('commission', 'Contract', 'c') as never)
    .where(leadFallsTo(scope, 'c.id'))
    .select(['c.id', 'c.name', 'c.contract_no as number', 'c.id as contractId'])
    .select(['c.contract_no as contractNo', 'c.name as contractName'])
    .select([
      sql<string | null>`null::text`.as('nameEn'),
      sql<string | null>`null::date`.as('dueOn'),
      sql<string | null>`(select (max(s.created_at) at time zone ${zone})::date from delivery_signature s
        where s.tenant_id = c.tenant_id and s.contract_id = c.id)`.as('waitsSince'),
    ]) as unknown as TodoQuery;
});
