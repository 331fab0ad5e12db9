import { defineModule } from '@millwright/platform';
import { searchPermissions } from './search.permissions.ts';

/** One place to look for everything: what records are found by, and who finds what. */
export const searchModule = defineModule({
  name: 'search',
  tier: 4,
  dependsOn: ['contracts', 'tasks', 'procurement', 'acceptance', 'feedback', 'customers', 'files'],
  owns: ['search_entry'],
  permissions: [searchPermissions],
});
