import { newId } from '@millwright/db';
import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

const PART = /\{(YYYY|YY|MM|N+)\}/g;

/** Whether a rule can make unique numbers: known parts only, and exactly one counter of three digits or more. */
export function isNumberRule(rule: string): boolean {
  const counters = rule.match(/\{N+\}/g) ?? [];
  const rest = rule.replace(PART, '');
  return rule.length <= 60 && counters.length === 1 && counters[0]!.length >= 5 && !/[{}]/.test(rest);
}

/** Fills the dates of a rule; the counter stays. What remains is the counter's own key, so each year starts at 1. */
function periodOf(rule: string, today: string): string {
  const [year, month] = today.split('-') as [string, string];
  return rule.replaceAll('{YYYY}', year).replaceAll('{YY}', year.slice(2)).replaceAll('{MM}', month);
}

/**
 * Takes the next number of a rule, e.g. `P-{YYYY}-{NNN}` to `P-2026-048`. The counter row stays locked until the
 * transaction ends, so concurrent takers wait and a rolled-back one leaves no gap.
 */
export async function takeNumber(scope: Scope, name: string, rule: string): Promise<string> {
  const period = periodOf(rule, scope.today());
  const { last_value } = await scope.sql
    .insertInto('number_sequence')
    .values({ id: newId(), key: `${name}:${period}`, last_value: 1 })
    .onConflict((c) =>
      c.columns(['tenant_id', 'key']).doUpdateSet({ last_value: sql`number_sequence.last_value + 1` }),
    )
    .returning('last_value')
    .executeTakeFirstOrThrow();
  return period.replace(/\{(N+)\}/, (_, digits: string) => String(last_value).padStart(digits.length, '0'));
}
