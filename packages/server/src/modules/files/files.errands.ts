import type { ScopeServices } from '@millwright/platform';
import { type ErrandDefinition, errand } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../services.ts';
import { fileVersionAdded } from './files.events.ts';
import { checkVersion } from './operations/check-version.ts';

/** What files ask of the worker when a version has arrived. */
export function fileErrands(
  services: ScopeServices & FileGuards & { storage: ObjectStorage },
): ErrandDefinition<{ fileId: string; contractId: string; versionId: string; versionNo: number }>[] {
  return [
    errand('files.check-version', fileVersionAdded, {
      // Two days, most of them by the hour: a scanner that is away comes back.
      attempts: 60,
      run: ({ versionId }, { tenantId }) => checkVersion(services, tenantId, versionId),
    }),
  ];
}
