import type { Conditions } from './define.ts';

/** SQL's three answers: a comparison with nothing is neither true nor false. */
type Answer = boolean | null;

const not = (answer: Answer): Answer => (answer === null ? null : !answer);
const all = (answers: Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(null) ? null : true;
const any = (answers: Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(null) ? null : false;
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Dates and decimals arrive as objects from one client and as strings from the other. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value !== null && typeof value === 'object' && 'toNumber' in value)
    return (value as { toNumber(): number }).toNumber();
  return value;
}

function pair(value: unknown, wanted: unknown): [unknown, unknown] {
  const [a, b] = [plain(value), plain(wanted)];
  if (wanted instanceof Date && typeof a === 'string') return [Date.parse(a), b];
  if (value instanceof Date && typeof b === 'string') return [a, Date.parse(b)];
  if (typeof b === 'number' && typeof a === 'string') return [Number(a), b];
  if (typeof a === 'number' && typeof b === 'string') return [a, Number(b)];
  return [a, b];
}

function compare(value: unknown, wanted: unknown, holds: (a: never, b: never) => boolean): Answer {
  if (value === null || wanted === null) return null;
  const [a, b] = pair(value, wanted);
  return holds(a as never, b as never);
}
const same = (value: unknown, wanted: unknown): Answer => compare(value, wanted, (a, b) => a === b);

/** Ids among ids is the usual question, with hundreds of them for every row of a list. */
function among(value: unknown, wanted: unknown[]): Answer {
  if (typeof value === 'string') {
    if (wanted.includes(value)) return true;
    if (wanted.every((one) => typeof one === 'string')) return false;
  }
  return any(wanted.map((one) => same(value, one)));
}

function ask(operator: string, value: unknown, wanted: unknown): Answer {
  switch (operator) {
    case 'equals':
      return wanted === null ? value === null : same(value, wanted);
    case 'not':
      return wanted === null ? value !== null : not(same(value, wanted));
    case 'in':
      return among(value, list(wanted));
    case 'notIn':
      return not(among(value, list(wanted)));
    case 'lt':
      return compare(value, wanted, (a, b) => a < b);
    case 'lte':
      return compare(value, wanted, (a, b) => a <= b);
    case 'gt':
      return compare(value, wanted, (a, b) => a > b);
    case 'gte':
      return compare(value, wanted, (a, b) => a >= b);
    case 'has':
      return value === null ? null : list(value).includes(wanted);
    case 'hasSome':
      return list(wanted).length === 0
        ? false
        : value === null
          ? null
          : list(wanted).some((one) => list(value).includes(one));
    case 'hasEvery':
      return list(wanted).length === 0
        ? true
        : value === null
          ? null
          : list(wanted).every((one) => list(value).includes(one));
    default:
      throw new Error(`Permission conditions do not know the operator "${operator}".`);
  }
}

function answer(conditions: Conditions, record: Record<string, unknown>): Answer {
  return all(
    Object.entries(conditions).map(([key, condition]): Answer => {
      const parts = () => list(condition).map((part) => answer(part as Conditions, record));
      if (key === 'AND') return all(parts());
      if (key === 'OR') return any(parts());
      if (key === 'NOT') return not(all(parts()));
      const value = record[key] ?? null;
      const operators =
        condition !== null && typeof condition === 'object' && !(condition instanceof Date)
          ? Object.entries(condition)
          : [['equals', condition] as const];
      return all(operators.map(([operator, wanted]) => ask(operator, value, wanted)));
    }),
  );
}

/**
 * Whether a record fulfils conditions, answered as the database answers it: what compares with an empty column is not
 * true, and neither is its opposite. The library's own check says otherwise there, and would let a person do with one
 * record what the list does not even show.
 */
export function fulfils(conditions: Conditions, record: object): boolean {
  return answer(conditions, record as Record<string, unknown>) === true;
}
