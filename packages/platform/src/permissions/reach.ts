import { type Reach, WHOLE_FIRM } from '@millwright/db';
import type { TenantPrincipal } from '../scope/principal.ts';
import type { Ability } from './ability.ts';
import { allPermissions, type Conditions, type Permissions } from './define.ts';

/** How a column is compared with ids, in the ways a database policy is written for; or whether it is true. */
export type Comparison = 'in' | 'notIn' | 'hasSome' | 'isTrue' | 'isFalse';

/** One comparison of a rule: the column, how, and the setting that carries the ids, if it is compared with any. */
export interface Slot {
  column: string;
  comparison: Comparison;
  setting: string | null;
}

export const snakeCase = (name: string): string =>
  name
    .replace(/^[A-Z]/, (letter) => letter.toLowerCase())
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Compared = [column: string, comparison: Comparison, ids: string[]];

function compared(subject: string, column: string, condition: unknown): Compared {
  if (typeof condition === 'boolean') return [column, condition ? 'isTrue' : 'isFalse', []];
  if (typeof condition === 'string') return [column, 'in', [condition]];
  const [[operator, value] = [], ...more] = Object.entries((condition ?? {}) as Record<string, unknown>);
  const ids = Array.isArray(value) ? value : [value];
  if (more.length === 0 && ids.every((id) => typeof id === 'string')) {
    if (operator === 'equals' || operator === 'in') return [column, 'in', ids];
    if (operator === 'has' || operator === 'hasSome') return [column, 'hasSome', ids];
    if (operator === 'notIn') return [column, 'notIn', ids];
  }
  throw new Error(
    `The rule for reading ${subject} says ${JSON.stringify({ [column]: condition })}, which the database's policy cannot: compare columns with ids by equals, in, notIn, has or hasSome, or say true or false.`,
  );
}

/** The comparisons of a rule, all of which must hold, in the order of their columns. */
function comparisons(subject: string, conditions: Conditions): Compared[] {
  return Object.entries(conditions)
    .map(([column, condition]) => compared(subject, column, condition))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The slots of a rule: what stays of it when the ids are taken out. */
export function slotsOf(subject: string, conditions: Conditions): Slot[] {
  const parts = comparisons(subject, conditions).map(([column, comparison]) => ({
    column: snakeCase(column),
    comparison,
    name: ['notIn', 'isFalse'].includes(comparison) ? `not_${snakeCase(column)}` : snakeCase(column),
    hasIds: !['isTrue', 'isFalse'].includes(comparison),
  }));
  const rule = parts.map(({ name }) => name).join('_and_');
  return parts.map(({ column, comparison, name, hasIds }) => ({
    column,
    comparison,
    setting: hasIds ? `reach.${snakeCase(subject)}.${rule}${parts.length > 1 ? `.${name}` : ''}` : null,
  }));
}

/** Nouns whose table the database walls. */
export const walledNouns = (): (Permissions & { walled: string })[] =>
  allPermissions().filter((noun): noun is Permissions & { walled: string } => noun.walled !== undefined);

const sameIds = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((id) => b.includes(id));

/** Adds a rule's ids to those of others with the same slots: any of the rules suffices. */
function addRule(ids: Record<string, string[]>, subject: string, conditions: Conditions): void {
  const parts = comparisons(subject, conditions);
  const slots = slotsOf(subject, conditions);
  const isMerged = slots.filter(({ setting }) => setting !== null).length === 1;
  slots.forEach(({ setting, comparison }, i) => {
    if (setting === null) return;
    const own = [...new Set(parts[i]![2])];
    const before = ids[setting];
    if (before === undefined || sameIds(before, own)) ids[setting] = own;
    else if (!isMerged)
      throw new Error(
        `Two rules for reading ${subject} compare ${setting} with different ids; one policy cannot.`,
      );
    else if (comparison === 'notIn') ids[setting] = before.filter((id) => own.includes(id));
    else ids[setting] = [...new Set([...before, ...own])];
  });
}

/** What a principal's permissions let them read, as the database's policies ask for it. */
export function reachOf(principal: TenantPrincipal, ability: Ability): Reach | undefined {
  if (principal.kind === 'customer') return undefined;
  if (principal.kind === 'system') return WHOLE_FIRM;
  const whole: string[] = [];
  const tables: Record<string, Record<string, string[]>> = {};
  for (const { subject, walled } of walledNouns()) {
    const rules = ability.readingRules(subject);
    const ids: Record<string, string[]> = {};
    if (rules.some((conditions) => Object.keys(conditions).length === 0)) whole.push(subject);
    else for (const conditions of rules) addRule(ids, subject, conditions);
    if (Object.keys(ids).length > 0) tables[walled] = ids;
  }
  return { whole, tables };
}
