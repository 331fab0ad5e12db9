import {
  forbidden,
  notFound,
  openWrite,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../../services.ts';
import { noteAccess } from '../access-log.ts';
import { servedType } from '../detected-type.ts';
import { shownVersion } from '../previews/previews.queries.ts';
import { requireGood } from './issue-version.ts';

/**
 * How long a link to bytes works, in seconds. People are given the product's own address, which asks who they are each
 * time and then sends them on; this is the bound for whoever passes on where they were sent to.
 */
const LINK_SECONDS = 60;

/**
 * Where the store hands out a version, for whoever may read its file at this moment. Always as something to save, under a
 * type no browser runs. Where a scanner is set up, nobody gets what it has not seen yet. Who got it stands in the audit trail.
 */
export async function versionLink(
  services: ScopeServices & FileGuards & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  versionId: string,
): Promise<string> {
  const version = await openWrite(services, principal, request, async (scope) => {
    const found = await shownVersion(scope, versionId);
    if (!found) throw notFound('files.not_found');
    if (!found.mayHaveOriginal) throw forbidden('files.only_with_mark');
    if (services.scanner || found.versionState !== 'checking')
      requireGood({ state: found.versionState, number: found.versionNo });
    await noteAccess(scope, { ...found, how: 'download' });
    return found;
  });
  return services.storage.signedUrl(version.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    fileName: version.name,
    contentType: servedType(version.detectedType),
  });
}
