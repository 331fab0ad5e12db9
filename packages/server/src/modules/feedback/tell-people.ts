import type { Scope } from '@millwright/platform';
import { notify } from '../notifications/index.ts';
import type { FeedbackRecord } from './feedback.records.ts';

/** What of feedback a notice says. */
type Told = Pick<
  FeedbackRecord,
  'id' | 'contractId' | 'contractNo' | 'contractName' | 'number' | 'title' | 'severity'
>;

const aboutFeedback = ({ id, contractId }: Told) => ({ type: 'Feedback', id, contractId });
const factsOf = ({ contractNo, contractName, number, title, severity }: Told) => ({
  contractNo,
  contractName,
  feedbackNo: number ?? '',
  feedbackTitle: title,
  severity,
});

/** Who answers for a contract's feedback: whoever leads it as a whole, and the leads of its departments. */
async function leadsOf(scope: Scope, contractId: string): Promise<string[]> {
  const wide = scope.beyondReach('whoever leads the contract is told, whether or not the writer sees them');
  const contract = await wide.sql
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select('project_lead_id as projectLeadId')
    .executeTakeFirst();
  const leads = await wide.sql
    .selectFrom('contract_member')
    .where('contract_id', '=', contractId)
    .where('role', '=', 'lead')
    .where('valid_to', 'is', null)
    .select('member_id as memberId')
    .execute();
  return [
    ...(contract?.projectLeadId ? [contract.projectLeadId] : []),
    ...leads.map(({ memberId }) => memberId),
  ];
}

/** Something new came in: those who lead the contract hear of it. */
export async function tellNew(scope: Scope, feedback: Told): Promise<void> {
  const to = await leadsOf(scope, feedback.contractId);
  await notify(scope, { to, kind: 'feedback_new', about: aboutFeedback(feedback), facts: factsOf(feedback) });
}

/** Somebody was given it. */
export async function tellOwner(scope: Scope, feedback: Told, ownerId: string): Promise<void> {
  await notify(scope, {
    to: [ownerId],
    kind: 'feedback_given',
    about: aboutFeedback(feedback),
    facts: factsOf(feedback),
  });
}

/** The customer wrote: whoever has it hears of it, or else those who lead the contract. */
export async function tellCustomerWrote(
  scope: Scope,
  feedback: Told & Pick<FeedbackRecord, 'ownerId'>,
  reopened: boolean,
): Promise<void> {
  const to = feedback.ownerId ? [feedback.ownerId] : await leadsOf(scope, feedback.contractId);
  await notify(scope, {
    to,
    kind: 'feedback_answered',
    about: aboutFeedback(feedback),
    facts: { ...factsOf(feedback), reopened },
  });
}

/** What somebody of the firm reported was settled: they hear of it. */
export async function tellReporter(
  scope: Scope,
  feedback: Told & Pick<FeedbackRecord, 'reporterId'>,
  outcome: 'resolved' | 'closed' | 'rejected',
): Promise<void> {
  if (!feedback.reporterId) return;
  await notify(scope, {
    to: [feedback.reporterId],
    kind: 'feedback_settled',
    about: aboutFeedback(feedback),
    facts: { ...factsOf(feedback), outcome },
  });
}

/** It no longer keeps its contract back: whoever has it hears of it, and those who lead the contract. */
export async function tellLowered(
  scope: Scope,
  feedback: Told & Pick<FeedbackRecord, 'ownerId'>,
  { severity, reason }: { severity: FeedbackRecord['severity']; reason: string },
): Promise<void> {
  const leads = await leadsOf(scope, feedback.contractId);
  const to = [...new Set([...leads, ...(feedback.ownerId ? [feedback.ownerId] : [])])];
  await notify(scope, {
    to,
    kind: 'feedback_lowered',
    about: aboutFeedback(feedback),
    facts: { ...factsOf({ ...feedback, severity }), reason },
  });
}

/** The task that was made of it is done. */
export async function tellFixed(
  scope: Scope,
  feedback: Told & Pick<FeedbackRecord, 'ownerId'>,
  taskTitle: string,
): Promise<void> {
  const to = feedback.ownerId ? [feedback.ownerId] : await leadsOf(scope, feedback.contractId);
  await notify(scope, {
    to,
    kind: 'feedback_fixed',
    about: aboutFeedback(feedback),
    facts: { ...factsOf(feedback), taskTitle },
  });
}
