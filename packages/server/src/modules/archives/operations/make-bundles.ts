import { Readable } from 'node:stream';
import { newId } from '@millwright/db';
import { openWrite, product, type RequestInfo, type Scope } from '@millwright/platform';
import { sealedZip, zipChunks } from '@millwright/platform/archive';
import { sql } from 'kysely';
import { currentTenant } from '../../tenancy/index.ts';
import { bundleSettled } from '../archives.events.ts';
import {
  type BundleOrder,
  type BundleOutcome,
  type BundleServices,
  bundleEntries,
} from '../bundle/bundle-entries.ts';
import { type OrderedBundle, orderBundles } from './order-bundles.ts';

const REQUEST: RequestInfo = {
  requestId: 'archives.make-bundle',
  ip: null,
  device: 'job:archives.make-bundle',
};

/**
 * Makes the bundles of an archived contract that are not there yet, and puts their own hash on record. Written straight into the
 * store while they are read: nothing of them is held. Done twice it does no harm; what fails says so and is tried again.
 */
export async function makeBundles(
  services: BundleServices,
  tenantId: string,
  contractId: string,
  signal?: AbortSignal,
): Promise<void> {
  const write = <T>(work: (scope: Scope) => Promise<T>) =>
    openWrite(services, product(tenantId), REQUEST, work);
  const ordered = await write((scope) => orderBundles(scope, contractId));
  for (const bundle of ordered) {
    signal?.throwIfAborted();
    try {
      await makeOne(services, tenantId, contractId, bundle);
    } catch (error) {
      // Of the others as well: they wait for the same attempt to be made again.
      await write(async (scope) => {
        await scope.tx.archiveBundle.updateMany({
          where: { id: { in: ordered.map(({ id }) => id) }, state: 'making' },
          data: { state: 'failed' },
        });
        await scope.announce(bundleSettled, { contractId });
      });
      throw error;
    }
  }
}

async function makeOne(
  services: BundleServices,
  tenantId: string,
  contractId: string,
  { id, withMoney, archivedAt }: OrderedBundle,
): Promise<void> {
  const order = await openWrite(services, product(tenantId), REQUEST, (scope) =>
    orderOf(scope, { contractId, withMoney, sealedAt: services.clock?.() ?? new Date() }),
  );
  // A key of its own: of two who make it at once, the later finds it made and takes its own away again.
  const storageKey = `${tenantId}/${contractId}/bundles/${newId()}`;
  const outcome: BundleOutcome = { fileCount: 0, leftOut: 0, auditHead: '' };
  const chunks = sealedZip(zipChunks(bundleEntries(services, order, outcome)));
  const { size, sha256 } = await services.storage.put(storageKey, Readable.from(chunks), {
    contentType: 'application/zip',
  });
  const kept = await openWrite(services, product(tenantId), REQUEST, async (scope) => {
    // Reopened meanwhile, it may have been read half before and half after a change.
    if (!(await isStillArchived(scope, contractId, archivedAt))) {
      await scope.tx.archiveBundle.updateMany({ where: { id, state: 'making' }, data: { state: 'failed' } });
      await scope.announce(bundleSettled, { contractId });
      return false;
    }
    const { count } = await scope.tx.archiveBundle.updateMany({
      where: { id, state: 'making' },
      data: { state: 'ready', storageKey, size: BigInt(size), sha256, madeAt: order.sealedAt, ...outcome },
    });
    if (count > 0) await scope.announce(bundleSettled, { contractId });
    return count > 0;
  });
  if (!kept) await services.storage.delete(storageKey);
}

/** Whether it is still the same archiving. Compared to the millisecond: the database keeps more of it than a bundle's row does. */
async function isStillArchived(scope: Scope, contractId: string, archivedAt: Date): Promise<boolean> {
  const found = await scope.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .where('status', '=', 'archived')
    .where(sql<boolean>`date_trunc('milliseconds', archived_at) = ${archivedAt.toISOString()}::timestamptz`)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

async function orderOf(
  scope: Scope,
  about: Pick<BundleOrder, 'contractId' | 'withMoney' | 'sealedAt'>,
): Promise<BundleOrder> {
  const tenant = await currentTenant(scope);
  const contract = await scope.tx.contract.findFirstOrThrow({ where: { id: about.contractId } });
  const { id, contractNo, projectNo, name, archivedAt } = contract;
  return {
    ...about,
    tenantId: scope.principal.tenantId,
    firm: { id: scope.principal.tenantId, name: tenant.name },
    contract: { id, contractNo, projectNo: projectNo ?? '', name, archivedAt: archivedAt!.toISOString() },
  };
}
