/** Every address of the staff app: one line each, every page loaded when it is first opened. */
import type { RouteDefinition } from '@solidjs/router';
import { type Component, lazy } from 'solid-js';
import { startPages } from './i18n/index.ts';

/** A page behind the first: it comes with the words of all of them. */
const page = (load: () => Promise<{ default: Component }>) =>
  lazy(async () => {
    const [loaded] = await Promise.all([load(), startPages()]);
    return loaded;
  });

export const routes: RouteDefinition[] = [
  { path: '/sign-in', component: lazy(() => import('./features/session/SignInPage.tsx')) },
  { path: '/sign-up', component: lazy(() => import('./features/session/SignUpPage.tsx')) },
  { path: '/invitation/:token', component: lazy(() => import('./features/session/InvitationPage.tsx')) },
  ...(import.meta.env.DEV
    ? [{ path: '/gallery', component: page(() => import('./features/gallery/GalleryPage.tsx')) }]
    : []),
  {
    path: '/',
    component: lazy(() => import('./shell.tsx')),
    children: [
      { path: '/', component: lazy(() => import('./features/dashboard/DashboardPage.tsx')) },
      { path: '/contracts', component: page(() => import('./features/contracts/ContractsPage.tsx')) },
      { path: '/contracts/:id', component: page(() => import('./features/contracts/ContractPage.tsx')) },
      { path: '/contracts/:id/import', component: page(() => import('./features/imports/ImportPage.tsx')) },
      { path: '/archive', component: page(() => import('./features/contracts/ArchivePage.tsx')) },
      {
        path: '/payments',
        component: page(() => import('./features/contracts/payments/OpenPaymentsPage.tsx')),
      },
      { path: '/search', component: page(() => import('./features/search/SearchPage.tsx')) },
      { path: '/todos', component: page(() => import('./features/todos/TodosPage.tsx')) },
      { path: '/my-tasks', component: page(() => import('./features/tasks/MyTasksPage.tsx')) },
      { path: '/tasks', component: page(() => import('./features/tasks/TasksPage.tsx')) },
      { path: '/tasks/:id', component: page(() => import('./features/tasks/TaskPage.tsx')) },
      { path: '/load', component: page(() => import('./features/planning/LoadPage.tsx')) },
      { path: '/work-days', component: page(() => import('./features/planning/WorkDaysPage.tsx')) },
      {
        path: '/contracts/:id/import-bom',
        component: page(() => import('./features/procurement/bom/BomImportPage.tsx')),
      },
      { path: '/acceptance', component: page(() => import('./features/acceptance/AcceptancePage.tsx')) },
      { path: '/acceptance/:id', component: page(() => import('./features/acceptance/RoundPage.tsx')) },
      {
        path: '/acceptance-setup',
        component: page(() => import('./features/acceptance/AcceptanceSetupPage.tsx')),
      },
      { path: '/feedback', component: page(() => import('./features/feedback/FeedbackDeskPage.tsx')) },
      { path: '/feedback/:id', component: page(() => import('./features/feedback/FeedbackPage.tsx')) },
      {
        path: '/procurement',
        component: page(() => import('./features/procurement/ProcurementPage.tsx')),
      },
      { path: '/procurement/:id', component: page(() => import('./features/procurement/ItemPage.tsx')) },
      { path: '/suppliers', component: page(() => import('./features/procurement/SuppliersPage.tsx')) },
      { path: '/suppliers/:id', component: page(() => import('./features/procurement/SupplierPage.tsx')) },
      { path: '/notices', component: page(() => import('./features/notifications/NoticesPage.tsx')) },
      { path: '/storage', component: page(() => import('./features/file-settings/FileSettingsPage.tsx')) },
      { path: '/settings', component: page(() => import('./features/settings/SettingsPage.tsx')) },
      { path: '/account', component: page(() => import('./features/settings/AccountPage.tsx')) },
      { path: '/people', component: page(() => import('./features/org/PeoplePage.tsx')) },
      { path: '/performance', component: page(() => import('./features/performance/PerformancePage.tsx')) },
      { path: '/roles', component: page(() => import('./features/roles/RolesPage.tsx')) },
      { path: '/customers', component: page(() => import('./features/customers/CustomersPage.tsx')) },
      { path: '/customers/:id', component: page(() => import('./features/customers/CustomerPage.tsx')) },
      { path: '/audit', component: page(() => import('./features/audit/AuditPage.tsx')) },
      { path: '*rest', component: page(() => import('./not-found.tsx')) },
    ],
  },
];
