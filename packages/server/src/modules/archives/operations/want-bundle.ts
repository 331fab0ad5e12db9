import { conflict, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { bundleWanted } from '../archives.events.ts';
import type { ArchiveContract } from '../archives.schemas.ts';
import { type Bundles, isGivenUp, listBundles } from '../bundles.queries.ts';
import { orderBundles } from './order-bundles.ts';

/** Has an archived contract's bundles made: for what was archived before there were any, and for what could not be made. */
export async function wantBundle(scope: Scope, { contractId }: ArchiveContract): Promise<Bundles> {
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('make', 'ArchiveBundle', { contractId });
  if (contract.status !== 'archived') throw conflict('archives.not_archived', { status: contract.status });
  const { isUnderWay, waiting } = await standingOrders(scope, contractId);
  if (isUnderWay) throw conflict('archives.being_made');
  if (!waiting) throw conflict('archives.made_already');
  await orderBundles(scope, contractId);
  await scope.announce(bundleWanted, { contractId });
  return listBundles(scope, contractId);
}

/** Where this archiving's bundles stand: whether somebody is at them, and whether there is anything left to make. */
async function standingOrders(
  scope: Scope,
  contractId: string,
): Promise<{ isUnderWay: boolean; waiting: boolean }> {
  const { tx } = scope.beyondReach('both bundles of an archived contract are made, whoever asks');
  const contract = await tx.contract.findFirst({ where: { id: contractId } });
  const rows = await tx.archiveBundle.findMany({
    where: { contractId, archivedAt: contract?.archivedAt ?? new Date(0) },
  });
  return {
    isUnderWay: rows.some(({ state, updatedAt }) => state === 'making' && !isGivenUp(scope, updatedAt)),
    waiting: rows.length < 2 || rows.some(({ state }) => state !== 'ready'),
  };
}
