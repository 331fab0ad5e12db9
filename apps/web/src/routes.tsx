/** Every address of the staff app: one line each, every page loaded when it is first opened. */
import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';

export const routes: RouteDefinition[] = [
  { path: '/sign-in', component: lazy(() => import('./features/session/SignInPage.tsx')) },
  { path: '/sign-up', component: lazy(() => import('./features/session/SignUpPage.tsx')) },
  { path: '/invitation/:token', component: lazy(() => import('./features/session/InvitationPage.tsx')) },
  ...(import.meta.env.DEV
    ? [{ path: '/gallery', component: lazy(() => import('./features/gallery/GalleryPage.tsx')) }]
    : []),
  {
    path: '/',
    component: lazy(() => import('./shell.tsx')),
    children: [
      { path: '/', component: lazy(() => import('./features/dashboard/DashboardPage.tsx')) },
      { path: '/contracts', component: lazy(() => import('./features/contracts/ContractsPage.tsx')) },
      { path: '/contracts/:id', component: lazy(() => import('./features/contracts/ContractPage.tsx')) },
      { path: '/contracts/:id/import', component: lazy(() => import('./features/imports/ImportPage.tsx')) },
      { path: '/archive', component: lazy(() => import('./features/contracts/ArchivePage.tsx')) },
      {
        path: '/payments',
        component: lazy(() => import('./features/contracts/payments/OpenPaymentsPage.tsx')),
      },
      { path: '/search', component: lazy(() => import('./features/search/SearchPage.tsx')) },
      { path: '/my-tasks', component: lazy(() => import('./features/tasks/MyTasksPage.tsx')) },
      { path: '/tasks', component: lazy(() => import('./features/tasks/TasksPage.tsx')) },
      { path: '/tasks/:id', component: lazy(() => import('./features/tasks/TaskPage.tsx')) },
      { path: '/load', component: lazy(() => import('./features/planning/LoadPage.tsx')) },
      { path: '/work-days', component: lazy(() => import('./features/planning/WorkDaysPage.tsx')) },
      {
        path: '/contracts/:id/import-bom',
        component: lazy(() => import('./features/procurement/bom/BomImportPage.tsx')),
      },
      { path: '/acceptance', component: lazy(() => import('./features/acceptance/AcceptancePage.tsx')) },
      { path: '/acceptance/:id', component: lazy(() => import('./features/acceptance/RoundPage.tsx')) },
      {
        path: '/acceptance-setup',
        component: lazy(() => import('./features/acceptance/AcceptanceSetupPage.tsx')),
      },
      { path: '/feedback', component: lazy(() => import('./features/feedback/FeedbackDeskPage.tsx')) },
      { path: '/feedback/:id', component: lazy(() => import('./features/feedback/FeedbackPage.tsx')) },
      {
        path: '/procurement',
        component: lazy(() => import('./features/procurement/ProcurementPage.tsx')),
      },
      { path: '/procurement/:id', component: lazy(() => import('./features/procurement/ItemPage.tsx')) },
      { path: '/suppliers', component: lazy(() => import('./features/procurement/SuppliersPage.tsx')) },
      { path: '/suppliers/:id', component: lazy(() => import('./features/procurement/SupplierPage.tsx')) },
      { path: '/notices', component: lazy(() => import('./features/notifications/NoticesPage.tsx')) },
      { path: '/storage', component: lazy(() => import('./features/file-settings/FileSettingsPage.tsx')) },
      { path: '/settings', component: lazy(() => import('./features/settings/SettingsPage.tsx')) },
      { path: '/account', component: lazy(() => import('./features/settings/AccountPage.tsx')) },
      { path: '/people', component: lazy(() => import('./features/org/PeoplePage.tsx')) },
      { path: '/performance', component: lazy(() => import('./features/performance/PerformancePage.tsx')) },
      { path: '/roles', component: lazy(() => import('./features/roles/RolesPage.tsx')) },
      { path: '/customers', component: lazy(() => import('./features/customers/CustomersPage.tsx')) },
      { path: '/customers/:id', component: lazy(() => import('./features/customers/CustomerPage.tsx')) },
      { path: '/audit', component: lazy(() => import('./features/audit/AuditPage.tsx')) },
      { path: '*rest', component: lazy(() => import('./not-found.tsx')) },
    ],
  },
];
