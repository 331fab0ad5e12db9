import { defineModule, readableIn } from '@millwright/platform';
import * as events from './settings.events.ts';
import { savedViewPermissions } from './settings.permissions.ts';

/** How people arrange the product for themselves and for their firm. */
export const settingsModule = defineModule({
  name: 'settings',
  tier: 1,
  dependsOn: [],
  owns: ['saved_view'],
  permissions: [savedViewPermissions],
  events: Object.values(events),
  readable: { SavedView: readableIn('saved_view', 'SavedView') },
});
