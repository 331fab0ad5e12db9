import type { DB } from '@millwright/db';
import { sql } from 'kysely';
import type { SubjectRef } from '../events/index.ts';
import type { Scope } from '../scope/index.ts';
import type { MayRead, ModuleManifest, NamedSubject, NamesOf, PrincipalFact } from './index.ts';

const modules: ModuleManifest[] = [];
const readers = new Map<string, MayRead>();

/** Takes over what a module contributes; two modules cannot speak for the same subject. */
export function registerModule(manifest: ModuleManifest): void {
  modules.push(manifest);
  for (const [type, mayRead] of Object.entries(manifest.readable ?? {})) {
    if (readers.has(type))
      throw new Error(`The module "${manifest.name}" speaks for "${type}"; another does.`);
    readers.set(type, mayRead);
  }
}

/** The ids every declared module adds to staff principals. */
export const allPrincipalFacts = (): PrincipalFact[] => modules.flatMap((m) => [...(m.principalFacts ?? [])]);

/** Types some module speaks for. */
export const readableSubjects = (): string[] => [...readers.keys()].sort();

/** The usual reader: the record is in its table and the subject's `read` rule lets it through. */
export function readableIn(table: keyof DB, subject: string): MayRead {
  return async (scope, id) => {
    const found = await scope.sql
      .selectFrom(`${table} as r` as never)
      .select(sql<number>`1`.as('found'))
      .where(sql.ref('r.id'), '=', id)
      .where(scope.where('read', subject, 'r') as never)
      .executeTakeFirst();
    return found !== undefined;
  };
}

/** The usual names: a column of the records among the ids that the subject's `read` rule lets through. */
export function namesIn(table: keyof DB, subject: string, column = 'name'): NamesOf {
  return async (scope, ids) => {
    if (!scope.can('read', subject)) return [];
    return scope.sql
      .selectFrom(`${table} as r` as never)
      .where(sql<boolean>`r.id = any(${ids}::uuid[])`)
      .where(scope.where('read', subject, 'r') as never)
      .select([sql<string>`r.id`.as('id'), sql<string>`${sql.ref(`r.${column}`)}`.as('name')])
      .execute();
  };
}

/**
 * Whether the scope's principal may read this record, whatever kind it is: the owning module's own rule decides. A
 * type no module speaks for, a missing record and a record of another firm all answer no.
 */
export async function mayReadSubject(scope: Scope, type: string, id: string): Promise<boolean> {
  const mayRead = readers.get(type);
  return mayRead ? mayRead(scope, id) : false;
}

/** The records that belong to this record's history besides itself. */
export async function partsOfSubject(scope: Scope, type: string, id: string): Promise<SubjectRef[]> {
  const found: SubjectRef[] = [];
  for (const module of modules) found.push(...((await module.parts?.[type]?.(scope, id)) ?? []));
  return found;
}

/** What still needs this record, from all modules: names to show to whoever wants to remove it. */
export async function usesOfSubject(scope: Scope, type: string, id: string): Promise<NamedSubject[]> {
  const found: NamedSubject[] = [];
  for (const module of modules) found.push(...((await module.uses?.[type]?.(scope, id)) ?? []));
  return found;
}

/** Names for ids of any kind, as far as the viewer may read the records; ids nobody knows are left out. */
export async function nameSubjects(scope: Scope, ids: readonly string[]): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  if (ids.length === 0) return names;
  for (const module of modules) {
    for (const namesOf of Object.values(module.names ?? {})) {
      for (const { id, name } of await namesOf(scope, ids)) names[id] = name;
    }
  }
  return names;
}
