/** What others change appears without a reload. */
import { type Connection, createLive } from '@millwright/ui/data';
import { type Accessor, onCleanup } from 'solid-js';
import { api, queryClient } from './api.ts';

/** Which routers' answers change when a subject does. A subject without a line refreshes everything. */
const touches: Record<string, readonly string[]> = {
  Contract: [
    ...[
      'contracts',
      'amendments',
      'payments',
      'quotations',
      'tasks',
      'planning',
      'procurement',
      'acceptance',
    ],
    ...['delivery', 'feedback', 'files', 'archives', 'todos', 'dashboard', 'audit'],
  ],
  Task: [
    ...['tasks', 'contracts', 'planning', 'acceptance', 'delivery', 'feedback', 'files', 'dashboard'],
    ...['performance', 'todos', 'audit'],
  ],
  Customer: ['customers', 'contracts', 'audit'],
  CustomerContact: ['customers', 'audit'],
  Department: ['org', 'contracts', 'tasks', 'audit'],
  Feedback: ['feedback', 'contracts', 'delivery', 'files', 'todos', 'dashboard', 'audit'],
  FeedbackSetting: ['feedback', 'audit'],
  Delivery: ['delivery', 'contracts', 'todos', 'dashboard', 'audit'],
  FileAsset: ['files', 'audit'],
  FileType: ['files', 'audit'],
  ProcurementItem: ['procurement', 'suppliers', 'planning', 'todos', 'dashboard', 'audit'],
  Supplier: ['suppliers', 'procurement', 'audit'],
  Inbox: ['notifications'],
  Acceptance: ['acceptance', 'contracts', 'tasks', 'planning', 'delivery', 'todos', 'dashboard', 'audit'],
  AcceptanceRound: ['acceptance', 'todos', 'dashboard', 'audit'],
  AcceptanceSetup: ['acceptance', 'tasks', 'planning', 'audit'],
  ApiToken: ['tokens', 'audit'],
  CalendarFeed: ['calendar', 'audit'],
  Member: ['org', 'roles', 'session', 'audit'],
  WorkCalendar: ['planning', 'audit'],
  PersonLeave: ['planning', 'audit'],
  PlanTemplate: ['planning', 'audit'],
  ScheduleProposal: ['planning', 'todos', 'dashboard', 'audit'],
  SavedView: ['settings', 'audit'],
  Duty: ['duties', 'org', 'audit'],
  TaskType: ['taskTypes', 'tasks', 'planning', 'acceptance', 'audit'],
  Tenant: ['tenancy', 'session', 'audit'],
  Role: ['org', 'roles', 'session', 'audit'],
};

/** Listens as long as the calling component lives; answers with how the connection is. */
export function useLive(): Accessor<Connection> {
  const live = createLive({
    client: queryClient,
    touches,
    subscribe: (on) => api.live.changes.subscribe(undefined, on),
  });
  onCleanup(live.stop);
  return live.state;
}
