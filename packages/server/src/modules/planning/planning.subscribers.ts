import { subscriber } from '@millwright/platform/jobs';
import { progressReported } from '../tasks/index.ts';
import { proposeAfterReport } from './proposals/propose-after-report.ts';

/** A report that a task is late proposes what the plan becomes by it. Whoever reports does not wait for that. */
export const proposeAfterLateReport = subscriber('planning.propose-after-late-report', progressReported, {
  run: async (scope, { contractId, taskId }) => proposeAfterReport(scope, { contractId, taskId }),
});
