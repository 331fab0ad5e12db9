import { defineModule } from '@millwright/platform';
import * as events from './notifications.events.ts';
import { noticePermissions } from './notifications.permissions.ts';
import { readable } from './notifications.subjects.ts';

/** People are told inside the product what concerns them. */
export const notificationsModule = defineModule({
  name: 'notifications',
  tier: 2,
  dependsOn: [],
  owns: ['notice'],
  permissions: [noticePermissions],
  events: Object.values(events),
  readable,
});
