import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Conditions } from './define.ts';
import { snakeCase } from './reach.ts';

// biome-ignore lint/suspicious/noExplicitAny: conditions are checked by name at run time, for any table
type Builder = ExpressionBuilder<any, any>;
type Bool = Expression<SqlBool>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const yes = sql<boolean>`true`;
const no = sql<boolean>`false`;

/** Lists go as one array parameter, so their length does not make a new prepared statement each time. */
function arrayOf(values: unknown[]) {
  // Ids need no quotes; written out here, the driver does not look at each of them again in every query.
  if (values.every((v) => typeof v === 'string' && UUID.test(v)))
    return sql`${`{${values.join(',')}}`}::uuid[]`;
  const type = typeof values[0] === 'number' ? 'numeric[]' : 'text[]';
  return sql`${values}::${sql.raw(type)}`;
}

function all(parts: Bool[]): Bool {
  return parts.length === 0 ? yes : sql<boolean>`(${sql.join(parts, sql` and `)})`;
}
function any(parts: Bool[]): Bool {
  return parts.length === 0 ? no : sql<boolean>`(${sql.join(parts, sql` or `)})`;
}
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

function fieldCondition(column: Expression<unknown>, condition: unknown): Bool {
  if (condition === null) return sql<boolean>`${column} is null`;
  if (typeof condition !== 'object' || condition instanceof Date) {
    return sql<boolean>`${column} = ${condition}`;
  }
  const parts = Object.entries(condition as Conditions).map(([operator, value]): Bool => {
    switch (operator) {
      case 'equals':
        return value === null ? sql<boolean>`${column} is null` : sql<boolean>`${column} = ${value}`;
      case 'not':
        return value === null ? sql<boolean>`${column} is not null` : sql<boolean>`${column} <> ${value}`;
      case 'in':
        return list(value).length === 0 ? no : sql<boolean>`${column} = any(${arrayOf(list(value))})`;
      case 'notIn':
        return list(value).length === 0 ? yes : sql<boolean>`${column} <> all(${arrayOf(list(value))})`;
      case 'lt':
        return sql<boolean>`${column} < ${value}`;
      case 'lte':
        return sql<boolean>`${column} <= ${value}`;
      case 'gt':
        return sql<boolean>`${column} > ${value}`;
      case 'gte':
        return sql<boolean>`${column} >= ${value}`;
      case 'has':
        return sql<boolean>`${column} @> ${arrayOf([value])}`;
      case 'hasSome':
        return list(value).length === 0 ? no : sql<boolean>`${column} && ${arrayOf(list(value))}`;
      case 'hasEvery':
        return list(value).length === 0 ? yes : sql<boolean>`${column} @> ${arrayOf(list(value))}`;
      default:
        throw new Error(`Permission conditions do not know the operator "${operator}".`);
    }
  });
  return all(parts);
}

const made = new WeakMap<Conditions, Map<string, Bool>>();

/**
 * One grant's conditions as SQL on a table or its alias. Made once for each: conditions live as long as the principal they
 * were granted to, are never changed, and may carry hundreds of ids.
 */
export function conditionsToSql(eb: Builder, alias: string, conditions: Conditions): Bool {
  let byAlias = made.get(conditions);
  if (!byAlias) {
    byAlias = new Map();
    made.set(conditions, byAlias);
  }
  let found = byAlias.get(alias);
  if (!found) {
    found = makeConditions(eb, alias, conditions);
    byAlias.set(alias, found);
  }
  return found;
}

function makeConditions(eb: Builder, alias: string, conditions: Conditions): Bool {
  return all(
    Object.entries(conditions).map(([key, value]): Bool => {
      if (key === 'AND')
        return all(list(value).map((part) => conditionsToSql(eb, alias, part as Conditions)));
      if (key === 'OR') return any(list(value).map((part) => conditionsToSql(eb, alias, part as Conditions)));
      if (key === 'NOT')
        return sql<boolean>`not ${all(list(value).map((part) => conditionsToSql(eb, alias, part as Conditions)))}`;
      return fieldCondition(eb.ref(`${alias}.${snakeCase(key)}`), value);
    }),
  );
}

const LIST_OPERATORS = ['has', 'hasSome', 'hasEvery'];

/** Whether conditions look into a column that is a list. */
function looksIntoList(conditions: unknown): boolean {
  if (!conditions || typeof conditions !== 'object' || conditions instanceof Date) return false;
  if (Array.isArray(conditions)) return typeof conditions[0] === 'object' && conditions.some(looksIntoList);
  return Object.entries(conditions).some(
    ([key, value]) => LIST_OPERATORS.includes(key) || looksIntoList(value),
  );
}

/**
 * All grants of a rule as one SQL filter: any of them suffices; none at all matches nothing.
 *
 * Under row-level security PostgreSQL uses no index for list operators (they are not "leakproof"), so a rule with one of
 * them is checked row by row. The planner would guess that next to nothing passes, since it takes a department's share of
 * all firms for its share of this one, and then read and sort the whole firm for one page. Inside coalesce it reckons with
 * every second row, follows the order's index, and stops when the page is full.
 */
export function grantsToSql(eb: Builder, alias: string, grants: Conditions[]): Bool {
  if (grants.some((conditions) => Object.keys(conditions).length === 0)) return yes;
  const rule = any(grants.map((conditions) => conditionsToSql(eb, alias, conditions)));
  return looksIntoList(grants) ? sql<boolean>`coalesce(${rule}, false)` : rule;
}
