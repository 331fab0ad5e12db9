import {
  conflict,
  forbidden,
  notFound,
  openRead,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import { shownVersion } from '../previews/previews.queries.ts';

/**
 * How long a link to bytes works, in seconds. People are given the product's own address, which asks who they are each
 * time and then sends them on; this is the bound for whoever passes on where they were sent to.
 */
const LINK_SECONDS = 60;

/** Where the store hands out a version, for whoever may read its file at this moment. */
export async function versionLink(
  services: ScopeServices & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  versionId: string,
): Promise<string> {
  const version = await openRead(services, principal, request, (scope) => shownVersion(scope, versionId));
  if (!version) throw notFound('files.not_found');
  if (version.versionState === 'broken')
    throw conflict('files.version_broken', { versionNo: version.versionNo });
  if (!version.mayHaveOriginal) throw forbidden('files.only_with_mark');
  return services.storage.signedUrl(version.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    fileName: version.name,
  });
}
