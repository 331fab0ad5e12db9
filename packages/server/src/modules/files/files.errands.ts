import type { ScopeServices } from '@millwright/platform';
import { type ErrandDefinition, errand } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import { fileVersionAdded } from './files.events.ts';
import { checkVersion } from './operations/check-version.ts';

/** What files ask of the worker when a version has arrived. */
export function fileErrands(
  services: ScopeServices & { storage: ObjectStorage },
): ErrandDefinition<{ fileId: string; contractId: string; versionId: string; versionNo: number }>[] {
  return [
    errand('files.check-version', fileVersionAdded, {
      run: ({ versionId }, { tenantId }) => checkVersion(services, tenantId, versionId),
    }),
  ];
}
