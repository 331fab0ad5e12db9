import type { Scope } from '@millwright/platform';
import { type BundleState, bundleLifecycle } from '../archives.lifecycle.ts';

/** A bundle that is to be made. */
export interface OrderedBundle {
  id: string;
  withMoney: boolean;
  archivedAt: Date;
}

/**
 * Says which bundles of an archived contract are to be made: one with money and one without, each once for every time it was
 * archived. Those that are ready are none of them; one that could not be made is waited for again.
 */
export async function orderBundles(scope: Scope, contractId: string): Promise<OrderedBundle[]> {
  const { tx } = scope.beyondReach('both bundles of an archived contract are made, whoever asks');
  const contract = await tx.contract.findFirst({ where: { id: contractId, status: 'archived' } });
  if (!contract?.archivedAt) return [];
  const { archivedAt } = contract;
  await tx.archiveBundle.createMany({
    data: [true, false].map((withMoney) => ({ contractId, archivedAt, withMoney })),
    skipDuplicates: true,
  });
  const found = await tx.archiveBundle.findMany({
    where: { contractId, archivedAt, state: { not: 'ready' } },
  });
  for (const { id, state } of found) {
    const next = bundleLifecycle.next(state as BundleState, 'retry');
    if (next !== state) await tx.archiveBundle.updateMany({ where: { id }, data: { state: next } });
  }
  return found.map(({ id, withMoney }) => ({ id, withMoney, archivedAt }));
}
