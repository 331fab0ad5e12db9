import { errand, type JobContributions } from '@millwright/platform/jobs';
import type { FileGuards } from '../../services.ts';
import { filePublicationEnded, filePublished, fileVersionAdded, fileVersionChecked } from './files.events.ts';
import { checkVersion } from './operations/check-version.ts';
import { makePreview } from './previews/make-preview.ts';
import {
  deliverPublication,
  type PublishingServices,
  removePublication,
} from './publishing/deliver-publication.ts';

/** What files ask of the worker: reading back what arrived, making it visible, bringing it to the customer and back. */
export function fileErrands(
  services: PublishingServices & FileGuards,
): NonNullable<JobContributions['errands']> {
  return [
    errand('files.check-version', fileVersionAdded, {
      // Two days, most of them by the hour: a scanner that is away comes back.
      attempts: 60,
      run: ({ versionId }, { tenantId }) => checkVersion(services, tenantId, versionId),
    }),
    // A copy or a version restored is good from the start; any other waits until it was read back.
    errand('files.preview-copy', fileVersionAdded, {
      run: ({ versionId }, { tenantId, signal }) => makePreview(services, tenantId, versionId, signal),
    }),
    errand('files.make-preview', fileVersionChecked, {
      run: async ({ versionId, state }, { tenantId, signal }) => {
        if (state === 'good') await makePreview(services, tenantId, versionId, signal);
      },
    }),
    errand('files.deliver-publication', filePublished, {
      run: ({ publicationId }, { tenantId, signal }) =>
        deliverPublication(services, tenantId, publicationId, signal),
    }),
    errand('files.remove-publication', filePublicationEnded, {
      run: (ended, { tenantId }) => removePublication(services, tenantId, ended),
    }),
  ];
}
