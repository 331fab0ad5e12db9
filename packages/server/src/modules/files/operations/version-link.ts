import {
  notFound,
  openRead,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../../services.ts';
import { servedType } from '../detected-type.ts';
import { versionContent } from '../files.queries.ts';
import { requireGood } from './issue-version.ts';

/**
 * How long a link to bytes works, in seconds. People are given the product's own address, which asks who they are each
 * time and then sends them on; this is the bound for whoever passes on where they were sent to.
 */
const LINK_SECONDS = 60;

/**
 * Where the store hands out a version, for whoever may read its file at this moment. Always as something to save, under a
 * type no browser runs. Where a scanner is set up, nobody gets what it has not seen yet.
 */
export async function versionLink(
  services: ScopeServices & FileGuards & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  versionId: string,
): Promise<string> {
  const version = await openRead(services, principal, request, (scope) => versionContent(scope, versionId));
  if (!version) throw notFound('files.not_found');
  if (services.scanner || version.state !== 'checking') requireGood(version);
  return services.storage.signedUrl(version.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    fileName: version.name,
    contentType: servedType(version.detectedType),
  });
}
