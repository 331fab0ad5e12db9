import { conflict, type Scope } from '@millwright/platform';
import { findContract } from '../contracts/index.ts';
import { deliveryBlockers } from './blockers.ts';
import type { Blocker } from './blockers.types.ts';
import { deliveryOverrideChanged } from './delivery.events.ts';
import { overrideLifecycle } from './delivery.lifecycle.ts';

/** What keeps a contract from being delivered, and what whoever delivers should know besides. */
export interface Gate {
  blockers: Blocker[];
  warnings: Blocker[];
}

/** Everything that is open on a contract as it is now, from all who have a say, whoever asks. */
export async function gateOf(scope: Scope, contractId: string): Promise<Gate> {
  const found: Blocker[] = [];
  for (const ask of deliveryBlockers) found.push(...(await ask(scope, contractId)));
  return {
    blockers: found.filter(({ weight }) => weight === 'blocks'),
    warnings: found.filter(({ weight }) => weight === 'warns'),
  };
}

/** Whether two people have decided about everything that is open: what came up since, they have not. */
export const covers = (decided: readonly { key: string }[], open: readonly Blocker[]): boolean =>
  open.every(({ key }) => decided.some((one) => one.key === key));

/**
 * Conflict where something open keeps the contract from being delivered, unless two people decided to deliver in spite of
 * exactly that; their decision is used up with it. The contract is held meanwhile, so that nothing comes up unseen.
 */
export async function requireOpenGate(scope: Scope, contractId: string): Promise<void> {
  await findContract(scope, contractId, { lock: true });
  const { blockers } = await gateOf(scope, contractId);
  if (blockers.length === 0) return;
  const confirmed = await scope.tx.deliveryOverride.findMany({
    where: { contractId, status: 'confirmed' },
    orderBy: { id: 'asc' },
  });
  const override = confirmed.find((one) => covers(one.blockers as { key: string }[], blockers));
  if (!override)
    throw conflict('delivery.gate_closed', {
      count: blockers.length,
      blockers: blockers.map(({ kind, name, holder }) => ({ kind, name, holder })),
    });
  const status = overrideLifecycle.next(override.status, 'use');
  await scope.save('deliveryOverride', override, override.version, { status });
  const { id: overrideId, deliveryId } = override;
  await scope.announce(deliveryOverrideChanged, { deliveryId, contractId, overrideId, status });
}
