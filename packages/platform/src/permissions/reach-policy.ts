import type { StaffPrincipal } from '../scope/principal.ts';
import type { Conditions, Permissions } from './define.ts';
import { type Slot, slotsOf } from './reach.ts';

const ID = 'an id';

/** Somebody who has one of everything a rule may ask about, so that every rule shows its shape. */
const SOMEBODY: StaffPrincipal = {
  kind: 'staff',
  tenantId: ID,
  memberId: ID,
  accountId: ID,
  name: '',
  role: 'staff',
  duties: [],
  departmentIds: [ID],
  departmentTree: [ID],
  departmentScope: [ID],
  grants: [],
  facts: new Proxy({}, { get: () => [ID] }),
  timeZone: 'UTC',
};

/** Every way somebody may come to read the noun: by role, or by a custom role's data scope. */
function waysToRead({ grants, scopes }: Permissions): Conditions[] {
  const found: Conditions[] = [];
  const can = (actions: string | string[], conditions?: Conditions) => {
    if (conditions && [actions].flat().includes('read')) found.push(conditions);
  };
  for (const role of ['boss', 'leader', 'staff'] as const) grants[role]?.({ can, me: { ...SOMEBODY, role } });
  if (scopes?.departments) found.push(scopes.departments([ID]));
  if (scopes?.self) found.push(scopes.self(SOMEBODY));
  return found;
}

/** Whether some role reads only part of the noun's rows: then a list that forgot to ask would show the rest. */
export function readsInParts(noun: Permissions): boolean {
  return waysToRead({ ...noun, scopes: undefined }).length > 0;
}

/** Empty once its transaction is over, absent where this person has no such rule: either compares with nothing. */
const idsIn = (setting: string) => `(SELECT nullif(current_setting('${setting}', true), '')::uuid[])::uuid[]`;

function comparisonSql({ column, comparison, setting }: Slot): string {
  if (setting === null) return comparison === 'isTrue' ? column : `NOT ${column}`;
  if (comparison === 'hasSome') return `${column} && ${idsIn(setting)}`;
  return comparison === 'in' ? `${column} = ANY (${idsIn(setting)})` : `${column} <> ALL (${idsIn(setting)})`;
}

/**
 * The condition of a noun's reach policy: its declared rules for reading as SQL on its table's columns, with the ids left
 * to the transaction's settings. `app.reach` itself must be set: who forgets it gets an error, not an empty list.
 *
 * Inside coalesce the planner reckons with every second row instead of next to none, and keeps following the order's
 * index of a list (see `grantsToSql`); ids are read once a statement, as sub-selects, and not once a row.
 */
export function reachCondition(noun: Permissions): string {
  const rules = new Map<string, string>();
  for (const conditions of waysToRead(noun)) {
    const slots = slotsOf(noun.subject, conditions);
    const sql = slots.map(comparisonSql).join(' AND ');
    rules.set(sql, slots.length > 1 ? `(${sql})` : sql);
  }
  const whole = `(SELECT current_setting('app.reach')::text[] && '{*,${noun.subject}}'::text[])`;
  return `coalesce(${[whole, ...[...rules.values()].sort()].join('\n  OR ')}, false)`;
}

/** The statement that gives a table its reach policy: what a migration contains after rules for reading have changed. */
export function reachPolicy(noun: Permissions & { walled: string }): string {
  return `CREATE POLICY reach ON "${noun.walled}" AS RESTRICTIVE FOR SELECT TO millwright_app USING (\n  ${reachCondition(noun)});`;
}
