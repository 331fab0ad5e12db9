import { defineModule } from '@millwright/platform';
import * as events from './archives.events.ts';
import { archiveBundlePermissions } from './archives.permissions.ts';

/** What an archived contract leaves behind, in one sealed file that outlives the product. */
export const archivesModule = defineModule({
  name: 'archives',
  tier: 4,
  dependsOn: ['tenancy', 'contracts'],
  owns: ['archive_bundle'],
  permissions: [archiveBundlePermissions],
  events: Object.values(events),
});
