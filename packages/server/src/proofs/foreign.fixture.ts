import type { Outcome } from './doors.fixture.ts';
import type { ProvingFirm } from './stage.fixture.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ids of everything on a firm's stage, and its own. */
export function idsOf({ firm, records }: ProvingFirm): string[] {
  const people = [firm.boss, ...Object.values(firm.leaders), ...Object.values(firm.staff)].map(
    ({ id }) => id,
  );
  const all = [firm.tenantId, ...Object.values(records), ...Object.values(firm.departments), ...people];
  return [...new Set(all.filter((value) => UUID.test(value)))];
}

/** What an answer or refusal says of another firm beyond what the caller said themselves. */
export function foreignWordsIn(outcome: Outcome, other: ProvingFirm, input: unknown): string[] {
  const said = JSON.stringify(outcome.kind === 'answer' ? outcome.data : outcome) ?? '';
  const asked = JSON.stringify(input) ?? '';
  const { canaries } = other;
  const words = [other.tag, canaries.amount, canaries.memberPhone, ...idsOf(other)];
  return words.filter((word) => said.includes(word) && !asked.includes(word));
}

/** A list without entries, or a plain no. */
export function isNothing(data: unknown): boolean {
  if (data === null || data === undefined || data === false) return true;
  if (Array.isArray(data)) return data.length === 0;
  if (typeof data !== 'object') return false;
  const { items, total } = data as { items?: unknown; total?: unknown };
  return Array.isArray(items) && items.length === 0 && !total;
}

/** An outcome in a few words, for what a failed test prints. */
export function describeOutcome(outcome: Outcome): string {
  if (outcome.kind === 'answer') return 'answer';
  if (outcome.kind === 'fault') return `fault: ${(outcome.error as Error)?.stack ?? outcome.error}`;
  const { kind, code, facts, fields } = outcome.reason;
  return `${kind} ${code} ${JSON.stringify({ facts, fields })}`.slice(0, 600);
}

type Path = (string | number)[];

function leaves(value: unknown, path: Path = []): { path: Path; value: unknown }[] {
  if (value === null || typeof value !== 'object') return [{ path, value }];
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return entries.flatMap(([key, child]) => leaves(child, [...path, key]));
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** The own input once for each id in it, with that one id exchanged for the other firm's. */
export function foreignFieldsOf(own: unknown, foreign: unknown): { field: string; input: unknown }[] {
  const others = new Map(leaves(foreign).map(({ path, value }) => [path.join('.'), value]));
  return leaves(own).flatMap(({ path, value }) => {
    const field = path.join('.');
    const other = others.get(field);
    const isId = typeof value === 'string' && UUID.test(value) && other !== value;
    return isId ? [{ field, input: replaced(own, path, other) }] : [];
  });
}
