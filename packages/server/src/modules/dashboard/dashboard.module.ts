import { defineModule } from '@millwright/platform';
import { dashboardPermissions } from './dashboard.permissions.ts';

/** The first page: what waits for the viewer and how things stand. It owns nothing and counts what others own. */
export const dashboardModule = defineModule({
  name: 'dashboard',
  tier: 4,
  dependsOn: ['contracts', 'tasks', 'planning', 'procurement', 'acceptance', 'delivery', 'feedback', 'todos'],
  owns: [],
  permissions: [dashboardPermissions],
});
