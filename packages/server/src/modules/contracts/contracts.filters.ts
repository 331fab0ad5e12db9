import { byDate, grantsToSql, type Scope } from '@millwright/platform';
import { type Expression, expressionBuilder, type SqlBool, sql } from 'kysely';
import {
  DISPLAY_RULES,
  type DisplayRule,
  type DisplayStatus,
  RUNNING_STATES,
} from './contracts.lifecycle.ts';
import type { ContractFilters } from './contracts.schemas.ts';

type Bool = Expression<SqlBool>;

/** The order by promised date; contracts without one come last. */
export const PROMISED = byDate('c.promised_date');

const contains = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

function fits(rule: DisplayRule, today: string): Bool {
  const inState = sql<boolean>`c.status = any(${[...rule.states]}::text[])`;
  if (rule.when === 'past_promise') return sql<boolean>`(${inState} and c.promised_date < ${today}::date)`;
  if (rule.when === 'has_progress') return sql<boolean>`(${inState} and c.progress > 0)`;
  return inState;
}

/** The table of display rules as SQL: the status a row of `contract as c` shows today, or null. */
export function displayStatusSql(today: string) {
  const cases = DISPLAY_RULES.map((rule) => sql`when ${fits(rule, today)} then ${sql.lit(rule.shows)}`);
  return sql<DisplayStatus | null>`case ${sql.join(cases, sql` `)} end`;
}

/**
 * Contracts the viewer may read that the filters leave, as `contract as c`. Lists, counts and the dashboard's figures
 * all start here, so a number always equals its list.
 */
export function visibleContracts(scope: Scope, filters: ContractFilters) {
  const today = scope.today();
  let query = scope.sql
    .selectFrom('contract as c')
    .where('c.deleted_at', filters.deleted ? 'is not' : 'is', null)
    .where(scope.where('read', 'Contract', 'c') as never);
  if (filters.deleted) query = query.where(scope.where('restore', 'Contract', 'c') as never);
  if (filters.withAmount) query = query.where(scope.where('readAmount', 'Contract', 'c') as never);

  if (filters.archived) query = query.where('c.archived_at', 'is not', null);
  const { status, displayStatus, departmentIds, customerIds, projectLeadIds } = filters;
  // One value as itself, so that an index on it and the order can be used together.
  if (status?.length === 1) query = query.where('c.status', '=', status[0]!);
  else if (status?.length) query = query.where(sql<boolean>`c.status = any(${status}::text[])`);
  if (displayStatus?.length)
    query = query.where(sql<boolean>`${displayStatusSql(today)} = any(${displayStatus}::text[])`);
  if (departmentIds?.length) query = query.where(sql<boolean>`c.department_ids && ${departmentIds}::uuid[]`);
  if (customerIds?.length) query = query.where(sql<boolean>`c.customer_id = any(${customerIds}::uuid[])`);
  if (projectLeadIds?.length)
    query = query.where(sql<boolean>`c.project_lead_id = any(${projectLeadIds}::uuid[])`);
  // Asked of the same expression as the order, a range of dates is a range of its index.
  const promised = sql.raw(PROMISED.expression);
  if (filters.promisedFrom) query = query.where(sql<boolean>`${promised} >= ${filters.promisedFrom}::date`);
  if (filters.promisedTo) query = query.where(sql<boolean>`${promised} <= ${filters.promisedTo}::date`);
  if (filters.overdue)
    query = query
      .where(sql<boolean>`${promised} < ${today}::date`)
      .where(sql<boolean>`c.status = any(${[...RUNNING_STATES]}::text[])`);
  if (filters.search) {
    const wanted = contains(filters.search);
    query = query.where(
      sql<boolean>`((c.contract_no || ' ' || c.project_no || ' ' || c.name) ilike ${wanted} or c.customer_id in
        (select cu.id from customer cu where (cu.code || ' ' || cu.name) ilike ${wanted}))`,
    );
  }
  return query;
}

/** Whether the viewer may see a row's amount, as SQL on `contract as c`. */
export function amountVisible(scope: Scope): Bool {
  return grantsToSql(expressionBuilder<never, never>() as never, 'c', scope.grants('readAmount', 'Contract'));
}
