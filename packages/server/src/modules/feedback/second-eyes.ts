import { forbidden, type Scope } from '@millwright/platform';
import { RUNNING_STATES } from '../contracts/index.ts';
import { OPEN_FEEDBACK } from './feedback.lifecycle.ts';
import type { FeedbackRecord } from './feedback.records.ts';

/** Keeps its contract from being delivered: critical, and somebody still has to do something about it. */
export const keepsBack = ({ severity, status }: Pick<FeedbackRecord, 'severity' | 'status'>): boolean =>
  severity === 'critical' && OPEN_FEEDBACK.includes(status);

async function leadsContract(scope: Scope, contractId: string): Promise<boolean> {
  const found = await scope
    .beyondReach('who leads the contract decides, seen by the viewer or not')
    .sql.selectFrom('contract')
    .where('id', '=', contractId)
    .where('project_lead_id', '=', scope.memberId)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Whether the viewer may take critical feedback out of the way: by right, and not for a delivery of their own. */
export async function mayLower(scope: Scope, feedback: FeedbackRecord): Promise<boolean> {
  if (!keepsBack(feedback) || !scope.can('lower', 'Feedback', feedback)) return false;
  return !(await leadsContract(scope, feedback.contractId));
}

/**
 * Whether the viewer may say that something was done about it. Of critical feedback the customer does not see, nobody could
 * contradict whoever leads the contract and needs its gate open: there it is somebody else who says so.
 */
export async function mayResolve(scope: Scope, feedback: FeedbackRecord): Promise<boolean> {
  const opensGate =
    keepsBack(feedback) && !feedback.isShown && RUNNING_STATES.includes(feedback.contractStatus as never);
  return !opensGate || !(await leadsContract(scope, feedback.contractId));
}

/**
 * Second eyes: whoever leads the contract needs its gate open, so somebody else says that critical feedback is less bad, or
 * none: the boss, or whoever has the right for quality's sake. That they do not deliver it either, delivery sees to.
 */
export async function requireSecondEyes(scope: Scope, feedback: FeedbackRecord): Promise<void> {
  if (!scope.can('lower', 'Feedback', feedback) || (await leadsContract(scope, feedback.contractId)))
    throw forbidden('feedback.second_eyes_needed', {});
}

/** Who took it out of the way, when and why. */
export const loweredBy = (scope: Scope, reason: string) => ({
  loweredBy: scope.memberId,
  loweredAt: scope.now(),
  loweredReason: reason,
});
/** Judged critical again, or taken up again as critical, it is in the way as before. */
export const NOT_LOWERED = { loweredBy: null, loweredAt: null, loweredReason: null };
