import { conflict, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { bundleWanted } from '../archives.events.ts';
import type { ArchiveContract } from '../archives.schemas.ts';
import { type Bundles, listBundles } from '../bundles.queries.ts';
import { orderBundles } from './order-bundles.ts';

/** Has an archived contract's bundles made: for what was archived before there were any, and for what could not be made. */
export async function wantBundle(scope: Scope, { contractId }: ArchiveContract): Promise<Bundles> {
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('make', 'ArchiveBundle', { contractId });
  if (contract.status !== 'archived') throw conflict('archives.not_archived', { status: contract.status });
  const waiting = await orderBundles(scope, contractId);
  if (waiting.length === 0) throw conflict('archives.made_already');
  await scope.announce(bundleWanted, { contractId });
  return listBundles(scope, contractId);
}
