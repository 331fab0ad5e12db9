import { router } from '@millwright/platform';
import { auditRouter } from './modules/audit/audit.router.ts';
import { calendarRouter } from './modules/calendar/calendar.router.ts';
import { contractsRouter } from './modules/contracts/contracts.router.ts';
import { customersRouter } from './modules/customers/customers.router.ts';
import { dashboardRouter } from './modules/dashboard/dashboard.router.ts';
import { deliveryRouter } from './modules/delivery/delivery.router.ts';
import { feedbackRouter } from './modules/feedback/feedback.router.ts';
import { filesRouter } from './modules/files/files.router.ts';
import { identityRouter, sessionRouter } from './modules/identity/identity.router.ts';
import { tokensRouter } from './modules/identity/tokens.router.ts';
import { liveRouter } from './modules/live/live.router.ts';
import { notificationsRouter } from './modules/notifications/notifications.router.ts';
import { orgRouter } from './modules/org/org.router.ts';
import { rolesRouter } from './modules/org/roles.router.ts';
import { settingsRouter } from './modules/settings/settings.router.ts';
import { importsRouter } from './modules/tasks/imports/imports.router.ts';
import { tasksRouter } from './modules/tasks/tasks.router.ts';
import { tenancyRouter } from './modules/tenancy/tenancy.router.ts';

/** The staff API: one line a module. */
export const appRouter = router({
  audit: auditRouter,
  calendar: calendarRouter,
  contracts: contractsRouter,
  customers: customersRouter,
  dashboard: dashboardRouter,
  delivery: deliveryRouter,
  feedback: feedbackRouter,
  files: filesRouter,
  identity: identityRouter,
  imports: importsRouter,
  live: liveRouter,
  notifications: notificationsRouter,
  org: orgRouter,
  roles: rolesRouter,
  session: sessionRouter,
  settings: settingsRouter,
  tasks: tasksRouter,
  tenancy: tenancyRouter,
  tokens: tokensRouter,
});

export type AppRouter = typeof appRouter;
