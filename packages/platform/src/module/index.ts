import type { Sql } from '@millwright/db';
import type { EventDefinition, SubjectRef } from '../events/index.ts';
import type { JobContributions } from '../jobs/registry.ts';
import type { Permissions } from '../permissions/index.ts';
import type { Scope } from '../scope/index.ts';
import { registerModule } from './subjects.ts';

export {
  allPrincipalFacts,
  mayReadSubject,
  nameSubjects,
  namesIn,
  partsOfSubject,
  readableIn,
  readableSubjects,
  usesOfSubject,
} from './subjects.ts';

/** Where a module stands: it may know lower tiers, and of its own tier those it declares. */
export type Tier = 1 | 2 | 3 | 4;

/** Ids a module adds to every staff principal, so that its rules can ask about them without a join. */
export interface PrincipalFact {
  name: string;
  load(sql: Sql, memberId: string): Promise<string[]>;
}

/** A record with the name people know it by. */
export interface NamedSubject extends SubjectRef {
  name: string;
}

/** Whether the scope's principal may read the record with this id; false as well when there is none. */
export type MayRead = (scope: Scope, id: string) => Promise<boolean>;
/** Records that belong to a record and whose changes are part of its history, e.g. a person's memberships. */
export type PartsOf = (scope: Scope, id: string) => Promise<SubjectRef[]>;
/** Records that still need a record and so keep it from being removed; a handful suffices. */
export type UsesOf = (scope: Scope, id: string) => Promise<NamedSubject[]>;
/** Names of those records among the ids that the principal may read, by id. */
export type NamesOf = (scope: Scope, ids: readonly string[]) => Promise<{ id: string; name: string }[]>;

type BySubject<T> = Readonly<Record<string, T>>;

/** A module's manifest: what it is, whom it knows, what it owns, what it contributes. */
export interface ModuleManifest extends JobContributions {
  name: string;
  tier: Tier;
  /** Modules of the same or a lower tier whose front door it uses. */
  dependsOn: readonly string[];
  /** Tables only this module writes. */
  owns: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: a list of differently typed declarations
  permissions?: readonly Permissions<any>[];
  // biome-ignore lint/suspicious/noExplicitAny: a list of differently typed declarations
  events?: readonly EventDefinition<any>[];
  principalFacts?: readonly PrincipalFact[];
  /** Who may read one record, by subject type as the audit trail and announcements name it: history and live updates ask. */
  readable?: BySubject<MayRead>;
  /** What else belongs to a record's history, by subject type. */
  parts?: BySubject<PartsOf>;
  /** What of this module still needs a record of another, by that record's subject type: asked before it is removed. */
  uses?: BySubject<UsesOf>;
  /** What this module's records are called, by subject type: the audit trail shows names for ids. */
  names?: BySubject<NamesOf>;
}

/** Declares a module. What it contributes to others is known from here on. */
export function defineModule(manifest: ModuleManifest): ModuleManifest {
  registerModule(manifest);
  return manifest;
}
