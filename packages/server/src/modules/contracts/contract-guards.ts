import type { Scope } from '@millwright/platform';
import type { ContractVerb } from './contracts.lifecycle.ts';
import type { ContractRecord } from './contracts.records.ts';

/** Throws a conflict where something keeps a contract from a step; what it asks about belongs to another module. */
export type ContractGuard = (scope: Scope, contract: ContractRecord) => Promise<void>;

const guards = new Map<ContractVerb, ContractGuard[]>();

/** Declares what keeps contracts from a step, whichever way somebody comes to it. */
export function guardContract(verb: ContractVerb, guard: ContractGuard): void {
  guards.set(verb, [...(guards.get(verb) ?? []), guard]);
}

/** Asks everything that may keep a contract from a step. */
export async function passGuards(scope: Scope, verb: ContractVerb, contract: ContractRecord): Promise<void> {
  for (const guard of guards.get(verb) ?? []) await guard(scope, contract);
}
