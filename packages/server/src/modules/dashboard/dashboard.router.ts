import { allow, router } from '@millwright/platform';
import { contractInput } from '../contracts/index.ts';
import { getCockpit } from './cockpit.queries.ts';
import { getDashboard } from './dashboard.queries.ts';

export const dashboardRouter = router({
  cockpit: allow('read', 'Contract')
    .input(contractInput)
    .query(({ ctx, input }) => ctx.read((scope) => getCockpit(scope, input.contractId))),
  get: allow('read', 'Dashboard').query(({ ctx }) => ctx.read((scope) => getDashboard(scope))),
});
