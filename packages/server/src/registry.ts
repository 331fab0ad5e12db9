import type { ModuleManifest } from '@millwright/platform';
import { acceptanceModule } from './modules/acceptance/index.ts';
import { archivesModule } from './modules/archives/index.ts';
import { auditModule } from './modules/audit/index.ts';
import { calendarModule } from './modules/calendar/index.ts';
import { contractsModule } from './modules/contracts/index.ts';
import { customersModule } from './modules/customers/index.ts';
import { dashboardModule } from './modules/dashboard/index.ts';
import { deliveryModule } from './modules/delivery/index.ts';
import { exportsModule } from './modules/exports/index.ts';
import { feedbackModule } from './modules/feedback/index.ts';
import { filesModule } from './modules/files/index.ts';
import { identityModule } from './modules/identity/index.ts';
import { liveModule } from './modules/live/index.ts';
import { notificationsModule } from './modules/notifications/index.ts';
import { orgModule } from './modules/org/index.ts';
import { performanceModule } from './modules/performance/index.ts';
import { planningModule } from './modules/planning/index.ts';
import { portalModule } from './modules/portal/index.ts';
import { procurementModule } from './modules/procurement/index.ts';
import { searchModule } from './modules/search/index.ts';
import { settingsModule } from './modules/settings/index.ts';
import { tasksModule } from './modules/tasks/index.ts';
import { tenancyModule } from './modules/tenancy/index.ts';
import { todosModule } from './modules/todos/index.ts';

/** Every module of the product, lowest tier first. */
const modules: readonly ModuleManifest[] = [
  tenancyModule,
  orgModule,
  customersModule,
  identityModule,
  auditModule,
  settingsModule,
  filesModule,
  notificationsModule,
  todosModule,
  contractsModule,
  tasksModule,
  planningModule,
  procurementModule,
  acceptanceModule,
  feedbackModule,
  deliveryModule,
  dashboardModule,
  performanceModule,
  calendarModule,
  exportsModule,
  searchModule,
  archivesModule,
  liveModule,
  portalModule,
];

export const allModules = (): readonly ModuleManifest[] => modules;
