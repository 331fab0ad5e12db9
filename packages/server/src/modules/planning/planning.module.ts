import { defineModule } from '@millwright/platform';
import * as events from './planning.events.ts';
import {
  personLeavePermissions,
  planTemplatePermissions,
  scheduleBaselinePermissions,
  scheduleProposalPermissions,
  workCalendarPermissions,
} from './planning.permissions.ts';
import { names, parts, readable } from './planning.subjects.ts';
import { proposeAfterLateReport } from './planning.subscribers.ts';
import './planning.todos.ts';

/** How work follows from work: what waits for what, when people work, what was promised once, and what it becomes. */
export const planningModule = defineModule({
  name: 'planning',
  tier: 3,
  dependsOn: ['contracts', 'tasks', 'org', 'notifications', 'todos'],
  owns: [
    'work_calendar',
    'calendar_exception',
    'person_leave',
    'task_dependency',
    'task_constraint',
    'schedule_baseline',
    'baseline_task',
    'schedule_proposal',
    'plan_template',
  ],
  permissions: [
    workCalendarPermissions,
    personLeavePermissions,
    scheduleBaselinePermissions,
    scheduleProposalPermissions,
    planTemplatePermissions,
  ],
  events: Object.values(events),
  readable,
  names,
  parts,
  subscribers: [proposeAfterLateReport],
});
