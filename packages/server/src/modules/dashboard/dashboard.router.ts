import { allow, router } from '@millwright/platform';
import { getDashboard } from './dashboard.queries.ts';

export const dashboardRouter = router({
  get: allow('read', 'Dashboard').query(({ ctx }) => ctx.read((scope) => getDashboard(scope))),
});
