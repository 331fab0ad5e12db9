import { allPermissions, type Permissions, type Scope, snakeCase } from '@millwright/platform';
import { sql } from 'kysely';

/** What a masked value is replaced with: that it changed stays visible, what it was does not. */
export const MASKED = { masked: true } as const;

export type Change = [before: unknown, after: unknown];
export interface Maskable {
  subjectType: string;
  subjectId: string;
  changes: Record<string, Change>;
}

/** Never shown, whoever asks. */
const NEVER = /(hash|secret|token|password)/;
/** Guarded by the noun that guards them elsewhere, on records whose own noun says nothing about them. */
const ELSEWHERE: Record<string, { action: string; subject: string }> = {
  email: { action: 'readContact', subject: 'Member' },
  phone: { action: 'readContact', subject: 'Member' },
  amount: { action: 'readAmount', subject: 'Contract' },
  currency: { action: 'readAmount', subject: 'Contract' },
  amount_before: { action: 'readAmount', subject: 'Contract' },
  currency_before: { action: 'readAmount', subject: 'Contract' },
};

const holdsAll = (scope: Scope, action: string, subject: string) =>
  allPermissions().some((noun) => noun.subject === subject && (noun.actions as string[]).includes(action)) &&
  scope.grants(action, subject).some((conditions) => Object.keys(conditions).length === 0);

/** Ids among the records whose guarded fields the viewer may see. Asked once for each noun and action of a page. */
async function openIds(scope: Scope, noun: Permissions, action: string, ids: string[]): Promise<Set<string>> {
  if (holdsAll(scope, action, noun.subject)) return new Set(ids);
  if (!scope.can(action, noun.subject)) return new Set();
  const rows = await scope.sql
    .selectFrom(`${snakeCase(noun.model ?? noun.subject)} as r` as never)
    .where(sql<boolean>`r.id = any(${ids}::uuid[])`)
    .where(scope.where(action, noun.subject, 'r') as never)
    .select(sql<string>`r.id`.as('id'))
    .execute();
  return new Set((rows as { id: string }[]).map((row) => row.id));
}

const maskOne = ([before, after]: Change): Change => [
  before === null || before === undefined ? before : MASKED,
  after === null || after === undefined ? after : MASKED,
];

/** Hides from audit rows what the viewer may not see on the records themselves. Returns new rows. */
export async function maskChanges<T extends Maskable>(scope: Scope, rows: readonly T[]): Promise<T[]> {
  const open = new Map<string, Set<string>>();
  for (const noun of allPermissions()) {
    const ids = rows.filter((row) => row.subjectType === noun.subject).map((row) => row.subjectId);
    if (ids.length === 0) continue;
    for (const [action, fields] of Object.entries(noun.fields ?? {})) {
      const seen = await openIds(scope, noun, action, ids);
      for (const field of fields ?? []) open.set(`${noun.subject}.${snakeCase(field)}`, seen);
    }
  }
  const visible = (row: T, field: string): boolean => {
    if (NEVER.test(field)) return false;
    const declared = open.get(`${row.subjectType}.${field}`);
    if (declared) return declared.has(row.subjectId);
    const guard = ELSEWHERE[field];
    return !guard || row.subjectType === 'Customer' || holdsAll(scope, guard.action, guard.subject);
  };
  return rows.map((row) => ({
    ...row,
    changes: Object.fromEntries(
      Object.entries(row.changes).map(([field, change]) => [
        field,
        visible(row, field) ? change : maskOne(change),
      ]),
    ),
  }));
}
