import { allow, router } from '@millwright/platform';
import { listPerformance } from './performance.queries.ts';
import { listPerformanceInput } from './performance.schemas.ts';

export const performanceRouter = router({
  list: allow('read', 'Performance')
    .input(listPerformanceInput)
    .query(({ ctx, input }) => ctx.read((scope) => listPerformance(scope, input))),
});
