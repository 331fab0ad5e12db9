import type { Sql } from '@millwright/db';
import type { EventDefinition } from '../events/index.ts';
import type { Permissions } from '../permissions/index.ts';

/** Where a module stands: it may know lower tiers, and of its own tier those it declares. */
export type Tier = 1 | 2 | 3 | 4;

/** Ids a module adds to every staff principal, so that its rules can ask about them without a join. */
export interface PrincipalFact {
  name: string;
  load(sql: Sql, memberId: string): Promise<string[]>;
}

/** A module's manifest: what it is, whom it knows, what it owns, what it contributes. */
export interface ModuleManifest {
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
}

export function defineModule(manifest: ModuleManifest): ModuleManifest {
  return manifest;
}
