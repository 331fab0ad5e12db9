import { defineModule } from '@millwright/platform';
import './task-files.ts';
import * as events from './tasks.events.ts';
import { leftContractIds } from './tasks.facts.ts';
import { importPermissions, taskPermissions, taskTypePermissions } from './tasks.permissions.ts';
import { mayReadTask } from './tasks.queries.ts';
import { openTasksOfDepartment, taskNames } from './tasks.subjects.ts';
import { releaseRemovedMember } from './tasks.subscribers.ts';
import { taskTypeNames } from './types/task-types.queries.ts';
import './tasks.todos.ts';

/** Tasks of contracts: their plan, who does them, how far they are, and how they come in from a spreadsheet. */
export const tasksModule = defineModule({
  name: 'tasks',
  tier: 3,
  dependsOn: ['contracts', 'files', 'notifications', 'org', 'todos'],
  owns: ['task', 'progress_event', 'import_run', 'task_type'],
  permissions: [taskPermissions, importPermissions, taskTypePermissions],
  events: Object.values(events),
  principalFacts: [leftContractIds],
  readable: { Task: mayReadTask, TaskType: async (scope) => scope.can('read', 'TaskType') },
  names: { Task: taskNames, TaskType: taskTypeNames },
  uses: { Department: openTasksOfDepartment },
  subscribers: [releaseRemovedMember],
});
