import {
  forbidden,
  notFound,
  openRead,
  type RequestInfo,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../../services.ts';
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
 * type no browser runs. Where a scanner is set up, nobody gets what it has not seen yet.
 */
export async function versionLink(
  services: ScopeServices & FileGuards & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  versionId: string,
): Promise<string> {
  const version = await openRead(services, principal, request, (scope) => shownVersion(scope, versionId));
  if (!version) throw notFound('files.not_found');
  if (!version.mayHaveOriginal) throw forbidden('files.only_with_mark');
  if (services.scanner || version.versionState !== 'checking')
    requireGood({ state: version.versionState, number: version.versionNo });
  return services.storage.signedUrl(version.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    fileName: version.name,
    contentType: servedType(version.detectedType),
  });
}
