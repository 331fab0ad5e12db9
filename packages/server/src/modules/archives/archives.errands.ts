import { errand, type JobContributions } from '@millwright/platform/jobs';
import { contractStatusChanged } from '../contracts/index.ts';
import { bundleWanted } from './archives.events.ts';
import type { BundleServices } from './bundle/bundle-entries.ts';
import { makeBundles } from './operations/make-bundles.ts';

/** What the archive asks of the worker: the bundles of whatever was archived. */
export function archiveErrands(services: BundleServices): NonNullable<JobContributions['errands']> {
  return [
    errand('archives.bundle-archived', contractStatusChanged, {
      run: async ({ contractId, to }, { tenantId, signal }) => {
        if (to === 'archived') await makeBundles(services, tenantId, contractId, signal);
      },
    }),
    errand('archives.make-bundle', bundleWanted, {
      run: ({ contractId }, { tenantId, signal }) => makeBundles(services, tenantId, contractId, signal),
    }),
  ];
}
