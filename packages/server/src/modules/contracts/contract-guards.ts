import { conflict, type Scope } from '@millwright/platform';
import type { ContractVerb } from './contracts.lifecycle.ts';

/** What stands in the way of a verb: a code the module that says so owns, with the facts its words are made of. */
export interface Blocker {
  code: string;
  facts: Record<string, unknown>;
}

/** What of the contract a guard is told. */
export interface GuardedContract {
  id: string;
  contractNo: string;
  name: string;
}

/** Answers what blocks the verb on this contract now; nothing when nothing does. It looks past the viewer's reach by itself. */
export type ContractGuard = (scope: Scope, contract: GuardedContract) => Promise<Blocker[]>;

const guards = new Map<ContractVerb, ContractGuard[]>();

/**
 * Declares what a module of the same or a higher tier has to say before a verb is used, as `fileHome` declares what has
 * files. The contract's page then shows the reasons in place of the button, and the verb itself refuses with them.
 */
export function contractGuard(verb: ContractVerb, guard: ContractGuard): void {
  guards.set(verb, [...(guards.get(verb) ?? []), guard]);
}

/** Everything that stands in the way of a verb, in the order the guards were declared. */
export async function blockersOf(
  scope: Scope,
  verb: ContractVerb,
  { id, contractNo, name }: GuardedContract,
): Promise<Blocker[]> {
  const found: Blocker[] = [];
  for (const guard of guards.get(verb) ?? []) found.push(...(await guard(scope, { id, contractNo, name })));
  return found;
}

/** A conflict that names whatever stands in the way. */
export async function requireUnblocked(
  scope: Scope,
  verb: ContractVerb,
  contract: GuardedContract,
): Promise<void> {
  const blockers = await blockersOf(scope, verb, contract);
  if (blockers.length > 0) throw conflict('contracts.blocked', { verb, blockers });
}
