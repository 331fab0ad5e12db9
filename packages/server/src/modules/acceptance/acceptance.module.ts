import { defineModule } from '@millwright/platform';
import * as events from './acceptance.events.ts';
import { acceptancePermissions, acceptanceSetupPermissions } from './acceptance.permissions.ts';
import { readable } from './acceptance.subjects.ts';
import {
  makeReworkOfRejected,
  payForPassedStage,
  payForStagePassedBefore,
  takeCustomersAnswer,
} from './acceptance.subscribers.ts';
import './round-files.ts';
import './acceptance.todos.ts';
import './task-inspections.ts';

/** What is accepted, at which stage, by whom, in how many rounds; what was found, and the work that came of it. */
export const acceptanceModule = defineModule({
  name: 'acceptance',
  tier: 3,
  dependsOn: ['tenancy', 'contracts', 'tasks', 'files', 'notifications', 'org', 'todos'],
  owns: [
    'acceptance_stage',
    'acceptance_reason',
    'checklist_template',
    'checklist_item',
    'acceptance',
    'acceptance_task',
    'acceptance_round',
    'acceptance_check',
    'acceptance_evidence',
    'non_conformance',
    'concession',
    'acceptance_signature',
  ],
  permissions: [acceptancePermissions, acceptanceSetupPermissions],
  events: Object.values(events),
  readable,
  subscribers: [makeReworkOfRejected, takeCustomersAnswer, payForPassedStage, payForStagePassedBefore],
});
