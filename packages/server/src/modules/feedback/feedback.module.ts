import { defineModule } from '@millwright/platform';
import './feedback-files.ts';
import * as events from './feedback.events.ts';
import { feedbackPermissions, feedbackSettingPermissions } from './feedback.permissions.ts';
import { names, parts, readable } from './feedback.subjects.ts';
import { fixTaskReported, hearFromCustomer, takeInReceived } from './feedback.subscribers.ts';
import './feedback.todos.ts';

/** What customers and colleagues report about what was delivered, or ask for, and what became of it. */
export const feedbackModule = defineModule({
  name: 'feedback',
  tier: 3,
  dependsOn: [
    'tenancy',
    'contracts',
    'tasks',
    'planning',
    'files',
    'notifications',
    'org',
    'customers',
    'todos',
  ],
  owns: ['feedback_setting', 'feedback', 'feedback_message'],
  permissions: [feedbackPermissions, feedbackSettingPermissions],
  events: Object.values(events),
  readable,
  parts,
  names,
  subscribers: [fixTaskReported, takeInReceived, hearFromCustomer],
});
