import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';
import {
  FEEDBACK_CONTRACT_STATES,
  type FeedbackKind,
  type FeedbackState,
  type Severity,
} from './feedback.lifecycle.ts';

/** A piece of feedback as operations see it: every column a rule or a step may ask about, and its contract's state. */
export interface FeedbackRecord {
  id: string;
  version: number;
  number: string | null;
  contractId: string;
  contractNo: string;
  contractName: string;
  contractStatus: string;
  kind: FeedbackKind;
  title: string;
  text: string;
  severity: Severity;
  status: FeedbackState;
  source: 'staff' | 'portal';
  isShown: boolean;
  taskId: string | null;
  serialNo: string | null;
  departmentIds: string[];
  ownerId: string | null;
  reporterId: string | null;
  contactId: string | null;
  respondBy: string | null;
  respondedAt: string | null;
  settledAt: string | null;
  rejectReason: string | null;
  reopenedCount: number;
  fixDoneAt: string | null;
  followUpContractId: string | null;
  loweredBy: string | null;
  loweredAt: string | null;
  loweredReason: string | null;
  createdAt: string;
}

/** The columns of a record, on `feedback as f` and `card.contract as c`. */
export const RECORD = [
  'f.id',
  'f.version',
  'f.number',
  'f.contract_id as contractId',
  'c.contract_no as contractNo',
  'c.name as contractName',
  'c.status as contractStatus',
  sql<FeedbackKind>`f.kind`.as('kind'),
  'f.title',
  'f.text',
  sql<Severity>`f.severity`.as('severity'),
  sql<FeedbackState>`f.status`.as('status'),
  sql<'staff' | 'portal'>`f.source`.as('source'),
  'f.is_shown as isShown',
  'f.task_id as taskId',
  'f.serial_no as serialNo',
  'f.department_ids as departmentIds',
  'f.owner_id as ownerId',
  'f.reporter_id as reporterId',
  'f.contact_id as contactId',
  'f.respond_by as respondBy',
  'f.responded_at as respondedAt',
  'f.settled_at as settledAt',
  'f.reject_reason as rejectReason',
  'f.reopened_count as reopenedCount',
  'f.fix_done_at as fixDoneAt',
  'f.follow_up_contract_id as followUpContractId',
  'f.lowered_by as loweredBy',
  'f.lowered_at as loweredAt',
  'f.lowered_reason as loweredReason',
  'f.created_at as createdAt',
] as const;

/** Feedback the viewer may read, as `feedback as f` with its contract's card as `c`. */
export function readableFeedback(scope: Scope) {
  return withContractCards(scope)
    .selectFrom('feedback as f')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'f.contract_id').onRef('c.tenant_id', '=', 'f.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Feedback', 'f') as never);
}

/** The feedback, if the viewer may read it; held until the transaction ends when told to. */
export async function findFeedback(
  scope: Scope,
  feedbackId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<FeedbackRecord> {
  const query = readableFeedback(scope)
    .where('f.id', '=', feedbackId)
    .select([...RECORD]);
  const found = (await (lock ? query.forNoKeyUpdate('f') : query).executeTakeFirst()) as
    | FeedbackRecord
    | undefined;
  if (!found) throw notFound('feedback.not_found');
  return found;
}

/** Conflict where the contract is given up or sealed: nothing of its feedback changes any more. */
export function requireOpenContract({ contractStatus }: Pick<FeedbackRecord, 'contractStatus'>): void {
  if (FEEDBACK_CONTRACT_STATES.includes(contractStatus)) return;
  throw conflict('feedback.contract_closed', { status: contractStatus });
}
