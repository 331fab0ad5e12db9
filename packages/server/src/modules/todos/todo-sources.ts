import type { Scope } from '@millwright/platform';
import type { SelectQueryBuilder } from 'kysely';
import { TODO_KINDS, type TodoKind } from './kinds.schemas.ts';

/** What waits for the viewer, as its module says it: columns of one shape, so that one statement reads what all modules say. */
export interface TodoColumns {
  /** The record to open. */
  id: string;
  name: string;
  nameEn: string | null;
  /** What it is called by besides: a number, a part number, which round. */
  number: string | null;
  contractId: string;
  contractNo: string;
  contractName: string;
  /** The day it has to be done by. */
  dueOn: string | null;
  /** Since when it waits, where it has no day of its own: nobody should have to be asked twice. */
  waitsSince: string | null;
}

// biome-ignore lint/suspicious/noExplicitAny: modules select from their own tables; what they answer is named above
export type TodoQuery = SelectQueryBuilder<any, any, TodoColumns>;

/** What of a module waits for whoever asks, under their own rules; null where nothing of it ever does. */
export type TodoSource = (scope: Scope) => TodoQuery | null;

const sources = new Map<TodoKind, TodoSource>();

/** Declares what of a module waits for people, as `fileHome` declares what has files. */
export function todoSource(kind: TodoKind, source: TodoSource): void {
  sources.set(kind, source);
}

/** What waits for the viewer of these kinds, one query each; kinds that never do are left out. */
export function todoQueries(
  scope: Scope,
  kinds: readonly TodoKind[] = TODO_KINDS,
): { kind: TodoKind; query: TodoQuery }[] {
  return TODO_KINDS.filter((kind) => kinds.includes(kind)).flatMap((kind) => {
    const query = sources.get(kind)?.(scope);
    return query ? [{ kind, query }] : [];
  });
}
