import { defineModule } from '@millwright/platform';
import { performancePermissions } from './performance.permissions.ts';

/** How people's work went, counted from what was reported. */
export const performanceModule = defineModule({
  name: 'performance',
  tier: 4,
  dependsOn: ['org', 'contracts', 'tasks'],
  owns: [],
  permissions: [performancePermissions],
});
