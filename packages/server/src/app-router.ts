import { router } from '@millwright/platform';
import { acceptanceRouter } from './modules/acceptance/acceptance.router.ts';
import { archivesRouter } from './modules/archives/archives.router.ts';
import { auditRouter } from './modules/audit/audit.router.ts';
import { calendarRouter } from './modules/calendar/calendar.router.ts';
import { amendmentsRouter } from './modules/contracts/amendments/amendments.router.ts';
import { contractsRouter } from './modules/contracts/contracts.router.ts';
import { paymentsRouter } from './modules/contracts/payments/payments.router.ts';
import { quotationsRouter } from './modules/contracts/quotations/quotations.router.ts';
import { customersRouter } from './modules/customers/customers.router.ts';
import { dashboardRouter } from './modules/dashboard/dashboard.router.ts';
import { deliveryRouter } from './modules/delivery/delivery.router.ts';
import { feedbackRouter } from './modules/feedback/feedback.router.ts';
import { filesRouter } from './modules/files/files.router.ts';
import { identityRouter, sessionRouter } from './modules/identity/identity.router.ts';
import { tokensRouter } from './modules/identity/tokens.router.ts';
import { liveRouter } from './modules/live/live.router.ts';
import { notificationsRouter } from './modules/notifications/notifications.router.ts';
import { dutiesRouter } from './modules/org/duties/duties.router.ts';
import { orgRouter } from './modules/org/org.router.ts';
import { rolesRouter } from './modules/org/roles.router.ts';
import { performanceRouter } from './modules/performance/performance.router.ts';
import { planningRouter } from './modules/planning/planning.router.ts';
import { bomsRouter } from './modules/procurement/boms/boms.router.ts';
import { procurementRouter } from './modules/procurement/procurement.router.ts';
import { suppliersRouter } from './modules/procurement/suppliers/suppliers.router.ts';
import { searchRouter } from './modules/search/search.router.ts';
import { settingsRouter } from './modules/settings/settings.router.ts';
import { importsRouter } from './modules/tasks/imports/imports.router.ts';
import { tasksRouter } from './modules/tasks/tasks.router.ts';
import { taskTypesRouter } from './modules/tasks/types/task-types.router.ts';
import { tenancyRouter } from './modules/tenancy/tenancy.router.ts';
import { todosRouter } from './modules/todos/todos.router.ts';

/** The staff API: one line a module. */
export const appRouter = router({
  acceptance: acceptanceRouter,
  amendments: amendmentsRouter,
  archives: archivesRouter,
  audit: auditRouter,
  boms: bomsRouter,
  calendar: calendarRouter,
  contracts: contractsRouter,
  customers: customersRouter,
  dashboard: dashboardRouter,
  delivery: deliveryRouter,
  feedback: feedbackRouter,
  duties: dutiesRouter,
  files: filesRouter,
  identity: identityRouter,
  imports: importsRouter,
  live: liveRouter,
  notifications: notificationsRouter,
  org: orgRouter,
  performance: performanceRouter,
  planning: planningRouter,
  procurement: procurementRouter,
  payments: paymentsRouter,
  quotations: quotationsRouter,
  roles: rolesRouter,
  session: sessionRouter,
  search: searchRouter,
  settings: settingsRouter,
  suppliers: suppliersRouter,
  tasks: tasksRouter,
  taskTypes: taskTypesRouter,
  tenancy: tenancyRouter,
  todos: todosRouter,
  tokens: tokensRouter,
});

export type AppRouter = typeof appRouter;
