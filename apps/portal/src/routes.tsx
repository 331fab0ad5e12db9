/** Every address of the portal: one line each, every page loaded when it is first opened. */
import type { RouteDefinition } from '@solidjs/router';
import { lazy } from 'solid-js';

export const routes: RouteDefinition[] = [
  { path: '/sign-in', component: lazy(() => import('./features/session/SignInPage.tsx')) },
  { path: '/invitation/:token', component: lazy(() => import('./features/session/InvitationPage.tsx')) },
  {
    path: '/',
    component: lazy(() => import('./shell.tsx')),
    children: [
      { path: '/', component: lazy(() => import('./features/contracts/MyContractsPage.tsx')) },
      { path: '/contracts/:id', component: lazy(() => import('./features/contracts/ContractPage.tsx')) },
      { path: '/feedback/:id', component: lazy(() => import('./features/feedback/FeedbackPage.tsx')) },
      { path: '/account', component: lazy(() => import('./features/session/AccountPage.tsx')) },
      { path: '*rest', component: lazy(() => import('./not-found.tsx')) },
    ],
  },
];
