import { defineModule, readableIn } from '@millwright/platform';
import * as events from './calendar.events.ts';
import { calendarPermissions } from './calendar.permissions.ts';

/** A person's work as their own calendar program shows it. */
export const calendarModule = defineModule({
  name: 'calendar',
  tier: 4,
  dependsOn: ['tenancy', 'identity', 'contracts', 'tasks'],
  owns: ['calendar_feed'],
  permissions: [calendarPermissions],
  events: Object.values(events),
  readable: { CalendarFeed: readableIn('calendar_feed', 'CalendarFeed') },
});
