import { conflict, notFound, openWrite, type RequestInfo, type StaffPrincipal } from '@millwright/platform';
import type { BundleServices } from '../bundle/bundle-entries.ts';
import { readableBundles } from '../bundles.queries.ts';

/** How long a link to the bytes works, in seconds: people are given the product's own address, which asks each time. */
const LINK_SECONDS = 60;

/** Where the store hands out a bundle, for whoever may have it now. Who took it, and when, stands in the audit trail. */
export async function bundleLink(
  services: BundleServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  bundleId: string,
): Promise<string> {
  const bundle = await openWrite(services, principal, request, async (scope) => {
    const found = await readableBundles(scope)
      .innerJoin('contract as c', (join) =>
        join.onRef('c.id', '=', 'b.contract_id').onRef('c.tenant_id', '=', 'b.tenant_id'),
      )
      .where('b.id', '=', bundleId)
      .where(scope.where('read', 'Contract', 'c') as never)
      .select([
        'b.id',
        'b.state',
        'b.storage_key as storageKey',
        'b.downloads',
        'c.contract_no as contractNo',
      ])
      .executeTakeFirst();
    if (!found) throw notFound('archives.not_found');
    if (found.state !== 'ready' || !found.storageKey)
      throw conflict('archives.not_ready', { state: found.state });
    await scope.tx.archiveBundle.updateMany({
      where: { id: bundleId },
      data: { downloads: { increment: 1 }, lastDownloadedAt: scope.now(), lastDownloadedBy: scope.memberId },
    });
    return { contractNo: found.contractNo, storageKey: found.storageKey };
  });
  return services.storage.signedUrl(bundle.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    fileName: `${bundle.contractNo}.zip`,
    contentType: 'application/zip',
  });
}
