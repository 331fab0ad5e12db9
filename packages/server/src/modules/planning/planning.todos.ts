import { sql } from 'kysely';
import { leadFallsTo, withContractCards } from '../contracts/index.ts';
import { PLANNING_STATES } from '../tasks/index.ts';
import { isBoss, type TodoQuery, todoSource } from '../todos/index.ts';

// Computed dates that wait for somebody's yes or no.
todoSource('proposal', (scope) => {
  if (!scope.can('decide', 'ScheduleProposal')) return null;
  const zone = scope.principal.timeZone;
  const query = withContractCards(scope)
    .selectFrom('schedule_proposal as p')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'p.contract_id').onRef('c.tenant_id', '=', 'p.tenant_id'),
    )
    // Whoever decides has to see the contract.
    .innerJoin('contract as o', (join) =>
      join.onRef('o.id', '=', 'p.contract_id').onRef('o.tenant_id', '=', 'p.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(sql<boolean>`p.status = 'open'`)
    .where(sql<boolean>`c.status = any(${[...PLANNING_STATES]}::text[])`)
    .where(scope.where('decide', 'ScheduleProposal', 'p') as never)
    .where(scope.where('read', 'Contract', 'o') as never)
    .select(['p.id', 'p.reason as name', 'p.contract_id as contractId'])
    .select(['c.contract_no as contractNo', 'c.name as contractName'])
    .select([
      sql<string | null>`null::text`.as('nameEn'),
      sql<string | null>`null::text`.as('number'),
      sql<string | null>`null::date`.as('dueOn'),
      sql<string | null>`(p.created_at at time zone ${zone})::date`.as('waitsSince'),
    ]);
  // A department's leader decides about their own tasks, whoever leads the contract.
  return (isBoss(scope) ? query.where(leadFallsTo(scope, 'p.contract_id')) : query) as unknown as TodoQuery;
});
