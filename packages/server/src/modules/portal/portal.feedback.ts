import { notFound, type Page, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import {
  FEEDBACK_CONTRACT_STATES,
  type FeedbackKind,
  FIRST_REOPEN_DAYS,
  feedbackLifecycle,
} from '../feedback/index.ts';
import { portalViews } from './portal.database.ts';
import type { PortalFeedbackList } from './portal.feedback.schemas.ts';
import { requirePortalContract } from './portal.queries.ts';

/** Where it stands for the customer. Whether somebody has looked at it yet is the firm's own affair. */
export type PortalFeedbackState = 'received' | 'in_progress' | 'resolved' | 'closed' | 'rejected';

export interface PortalFeedbackRow {
  id: string;
  /** The firm's number; null in the moment before it was given one. */
  number: string | null;
  kind: FeedbackKind;
  title: string;
  state: PortalFeedbackState;
  createdAt: string;
  /** When the firm or the customer last wrote about it. */
  lastWrittenAt: string;
  /** The firm wrote last. */
  answered: boolean;
}

/** Something said about it: by the customer's people, or by the firm, whoever it was there. */
export interface PortalMessage {
  id: string;
  text: string;
  fromCustomer: boolean;
  createdAt: string;
}

export interface PortalFeedbackDetail extends PortalFeedbackRow {
  contractId: string;
  text: string;
  serialNo: string | null;
  /** Written down by the firm on the customer's behalf. */
  fromFirm: boolean;
  rejectReason: string | null;
  messages: PortalMessage[];
  /** Until when it can be taken up again; null while it is open. */
  reopenUntil: string | null;
  allowed: ('write' | 'reopen')[];
}

const MOST_MESSAGES = 500;
const DAY = 24 * 60 * 60 * 1000;

const stateOf = (status: string): PortalFeedbackState =>
  status === 'new' || status === 'triaged' ? 'received' : (status as PortalFeedbackState);

const LAST = sql<{ at: string; from_customer: boolean } | null>`(
  select json_build_object('at', x.created_at, 'from_customer', x.from_customer)
    from portal.feedback_message x where x.feedback_id = f.id order by x.id desc limit 1)`;

const rows = (scope: Scope) =>
  portalViews(scope)
    .selectFrom('feedback as f')
    .select(['f.id', 'f.number', 'f.kind', 'f.title', 'f.status', 'f.created_at as createdAt'])
    .select([LAST.as('last')]);

type Found = Pick<PortalFeedbackRow, 'id' | 'number' | 'title' | 'createdAt'> & {
  kind: string;
  status: string;
  last: { at: string; from_customer: boolean } | null;
};

const rowOf = (found: Found): PortalFeedbackRow => ({
  id: found.id,
  number: found.number,
  kind: found.kind as FeedbackKind,
  title: found.title,
  state: stateOf(found.status),
  createdAt: found.createdAt,
  lastWrittenAt: found.last?.at ?? found.createdAt,
  answered: found.last !== null && !found.last.from_customer,
});

/** What was reported on a contract, as far as the customer sees it, the latest first. */
export async function listPortalFeedback(
  scope: Scope,
  input: PortalFeedbackList,
): Promise<Page<PortalFeedbackRow>> {
  await requirePortalContract(scope, input.contractId);
  let query = rows(scope)
    .where('f.contract_id', '=', input.contractId)
    .orderBy('f.id', 'desc')
    .limit(input.limit + 1);
  if (input.cursor) query = query.where('f.id', '<', input.cursor);
  const found = await query.execute();
  const items = found.slice(0, input.limit).map(rowOf);
  return { items, nextCursor: found.length > input.limit ? items.at(-1)!.id : null };
}

/** One of them with what was said about it: never what the firm notes for itself, and never who of the firm wrote. */
export async function getPortalFeedback(scope: Scope, feedbackId: string): Promise<PortalFeedbackDetail> {
  const found = await rows(scope)
    .where('f.id', '=', feedbackId)
    .select(['f.contract_id as contractId', 'f.text', 'f.source', 'f.serial_no as serialNo'])
    .select(['f.settled_at as settledAt', 'f.reject_reason as rejectReason'])
    .executeTakeFirst();
  if (!found) throw notFound('portal.feedback_not_found');
  const messages = await portalViews(scope)
    .selectFrom('feedback_message')
    .where('feedback_id', '=', feedbackId)
    .select(['id', 'text', 'from_customer as fromCustomer', 'created_at as createdAt'])
    .orderBy('id', 'desc')
    .limit(MOST_MESSAGES)
    .execute();
  const until = found.settledAt ? await portalReopenUntil(scope, found.settledAt) : null;
  return {
    ...rowOf(found),
    contractId: found.contractId,
    text: found.text,
    serialNo: found.serialNo,
    fromFirm: found.source === 'staff',
    rejectReason: found.rejectReason,
    messages: messages.reverse(),
    reopenUntil: until?.toISOString() ?? null,
    allowed: await allowedNow(scope, found.contractId, found.status, until),
  };
}

async function portalReopenUntil(scope: Scope, settledAt: string): Promise<Date> {
  const limit = await portalViews(scope)
    .selectFrom('feedback_limit')
    .select('reopen_days')
    .executeTakeFirst();
  return new Date(Date.parse(settledAt) + (limit?.reopen_days ?? FIRST_REOPEN_DAYS) * DAY);
}

/** Writing ends with what it is about; then it can be taken up again, for a while. */
async function allowedNow(
  scope: Scope,
  contractId: string,
  status: string,
  until: Date | null,
): Promise<('write' | 'reopen')[]> {
  const contract = await portalViews(scope)
    .selectFrom('contract')
    .where('id', '=', contractId)
    .select('status')
    .executeTakeFirst();
  if (!contract || !FEEDBACK_CONTRACT_STATES.includes(contract.status)) return [];
  if (!feedbackLifecycle.verbsFrom(status).includes('reopen')) return ['write'];
  return until && until >= scope.now() ? ['reopen'] : [];
}
