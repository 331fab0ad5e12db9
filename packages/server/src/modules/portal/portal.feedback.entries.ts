import { conflict, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { FEEDBACK_CONTRACT_STATES } from '../feedback/index.ts';
import { portalViews } from './portal.database.ts';
import type { ReportFeedback, WriteOnFeedback } from './portal.feedback.schemas.ts';
import { getPortalFeedback, type PortalFeedbackDetail } from './portal.feedback.ts';
import { requirePortalContract } from './portal.queries.ts';

/** More in a day is no complaint any more, and would bury what others write. */
const MOST_REPORTS_A_DAY = 50;
const MOST_MESSAGES_A_DAY = 300;

/** Reports a defect, or asks for something. Sent twice with the same id it is there once. */
export async function reportFeedback(scope: Scope, input: ReportFeedback): Promise<PortalFeedbackDetail> {
  const { id, contractId, kind, title, text } = input;
  await requirePortalContract(scope, contractId);
  await requireOpenContract(scope, contractId);
  if (await isThere(scope, 'feedback', id)) return getPortalFeedback(scope, id);
  await requireFew(scope, 'feedback', MOST_REPORTS_A_DAY);

  await portalViews(scope)
    .insertInto('feedback')
    .values({ id, contract_id: contractId, kind, title, text, serial_no: input.serialNo || null } as never)
    .execute();
  return getPortalFeedback(scope, id);
}

/** Writes about it, or takes it up again with that while there is time. */
export async function writeOnFeedback(scope: Scope, input: WriteOnFeedback): Promise<PortalFeedbackDetail> {
  const { id, feedbackId, text, reopens } = input;
  const feedback = await getPortalFeedback(scope, feedbackId);
  await requireOpenContract(scope, feedback.contractId);
  if (feedback.messages.some((message) => message.id === id)) return feedback;
  if (!feedback.allowed.includes(reopens ? 'reopen' : 'write')) throw refusal(feedback, reopens);
  await requireFew(scope, 'feedback_message', MOST_MESSAGES_A_DAY);

  await portalViews(scope)
    .insertInto('feedback_message')
    .values({ id, feedback_id: feedbackId, contract_id: feedback.contractId, text, reopens } as never)
    .execute();
  return getPortalFeedback(scope, feedbackId);
}

function refusal({ reopenUntil, state }: PortalFeedbackDetail, reopens: boolean): Error {
  if (!reopenUntil) return conflict('portal.feedback_is_open', { state });
  return reopens
    ? conflict('portal.feedback_too_late', { until: reopenUntil })
    : conflict('portal.feedback_settled', { until: reopenUntil });
}

async function requireOpenContract(scope: Scope, contractId: string): Promise<void> {
  const contract = await portalViews(scope)
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select('status')
    .executeTakeFirst();
  if (!contract || !FEEDBACK_CONTRACT_STATES.includes(contract.status))
    throw conflict('portal.contract_takes_no_feedback');
}

async function isThere(scope: Scope, view: 'feedback' | 'feedback_message', id: string): Promise<boolean> {
  const found = await portalViews(scope)
    .selectFrom(view)
    .where('id', '=', id)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Conflict where the customer has written very much within a day. */
async function requireFew(scope: Scope, view: 'feedback' | 'feedback_message', most: number): Promise<void> {
  const since = new Date(scope.now().getTime() - 24 * 60 * 60 * 1000);
  const mine = view === 'feedback' ? sql<boolean>`source = 'portal'` : sql<boolean>`from_customer`;
  const { count } = await portalViews(scope)
    .selectFrom(view)
    .where(mine)
    .where('created_at', '>', since as never)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  if (count >= most) throw conflict('portal.too_much_feedback');
}
