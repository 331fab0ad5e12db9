import { MAX_PAGE, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { type CausedTask, tasksCausedBy } from '../tasks/index.ts';
import { FEEDBACK_CONTRACT_STATES, feedbackLifecycle, OPEN_FEEDBACK } from './feedback.lifecycle.ts';
import { feedbackPermissions } from './feedback.permissions.ts';
import { type FeedbackRecord, findFeedback, RECORD, readableFeedback } from './feedback.records.ts';
import type { FeedbackFilters, ListFeedback } from './feedback.schemas.ts';
import { reopenUntil } from './feedback-settings.ts';
import { keepsBack, mayLower, mayResolve } from './second-eyes.ts';

export interface Named {
  id: string;
  name: string;
}

/** One line of the desk. */
export interface FeedbackRow
  extends Pick<
    FeedbackRecord,
    | 'id'
    | 'version'
    | 'number'
    | 'contractId'
    | 'contractNo'
    | 'contractName'
    | 'kind'
    | 'title'
    | 'severity'
    | 'status'
    | 'source'
    | 'isShown'
    | 'respondBy'
    | 'respondedAt'
    | 'createdAt'
    | 'fixDoneAt'
  > {
  customerName: string | null;
  owner: Named | null;
  /** Who reported it: a member, or the customer's contact. */
  reporterName: string | null;
  /** Nobody has answered, and the time for it is over. */
  isOverdue: boolean;
  messageCount: number;
}

/** The order of the desk is the order of an index: unanswered first, by when it is due. */
const DUE = `case when f.responded_at is null and f.settled_at is null and f.respond_by is not null then f.respond_by else '9999-12-31 00:00:00+00'::timestamptz end`;
const SORTS: Record<string, SortKey> = {
  due: { expression: DUE, type: 'timestamptz' },
  createdAt: { expression: 'f.created_at', type: 'timestamptz' },
  title: { expression: 'f.title', type: 'text' },
};
/** Counting further would cost more than anybody wants to know. */
const MOST_COUNTED = 10_000;

const OWNER = sql<Named | null>`(
  select json_build_object('id', m.id, 'name', m.name) from member m where m.tenant_id = f.tenant_id and m.id = f.owner_id)`;
const REPORTER = sql<string | null>`coalesce(
  (select m.name from member m where m.tenant_id = f.tenant_id and m.id = f.reporter_id),
  (select k.name from customer_contact k where k.tenant_id = f.tenant_id and k.id = f.contact_id))`;
const CUSTOMER = sql<string | null>`(
  select k.name from card.customer k join contract o on o.tenant_id = k.tenant_id and o.customer_id = k.id
   where o.tenant_id = f.tenant_id and o.id = f.contract_id)`;
const MESSAGES = sql<number>`(
  select count(*)::int from feedback_message x where x.tenant_id = f.tenant_id and x.feedback_id = f.id)`;

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** Feedback the viewer may read that the filters leave. The list and its count both start here. */
function visibleFeedback(scope: Scope, filters: FeedbackFilters) {
  let query = readableFeedback(scope);
  const { contractIds, ownerIds, kinds, severities, statuses, sources, search } = filters;
  if (contractIds?.length === 1) query = query.where('f.contract_id', '=', contractIds[0]!);
  else if (contractIds?.length)
    query = query.where(sql<boolean>`f.contract_id = any(${contractIds}::uuid[])`);
  if (ownerIds?.length) query = query.where(sql<boolean>`f.owner_id = any(${ownerIds}::uuid[])`);
  if (kinds?.length) query = query.where(sql<boolean>`f.kind = any(${kinds}::text[])`);
  if (severities?.length) query = query.where(sql<boolean>`f.severity = any(${severities}::text[])`);
  if (statuses?.length) query = query.where(sql<boolean>`f.status = any(${statuses}::text[])`);
  if (sources?.length) query = query.where(sql<boolean>`f.source = any(${sources}::text[])`);
  if (filters.mine) {
    const me = scope.memberId;
    query = query.where(sql<boolean>`f.owner_id = ${me}::uuid`);
  }
  if (filters.unowned) query = query.where('f.owner_id', 'is', null);
  if (filters.overdue)
    query = query
      .where('f.responded_at', 'is', null)
      .where('f.settled_at', 'is', null)
      .where(sql<boolean>`${sql.raw(DUE)} < ${scope.now()}`);
  const { timeZone } = scope.principal;
  if (filters.createdFrom)
    query = query.where(
      sql<boolean>`f.created_at >= (${filters.createdFrom}::date::timestamp at time zone ${timeZone})`,
    );
  if (filters.createdTo)
    query = query.where(
      sql<boolean>`f.created_at < ((${filters.createdTo}::date + 1)::timestamp at time zone ${timeZone})`,
    );
  if (search)
    query = query.where(
      sql<boolean>`coalesce((coalesce(f.number, '') || ' ' || f.title || ' ' || f.text) ilike ${escaped(search)}, false)`,
    );
  return query;
}

type FoundRow = FeedbackRecord &
  Pick<FeedbackRow, 'customerName' | 'owner' | 'reporterName' | 'messageCount'>;

const isOverdue = (scope: Scope, row: FeedbackRecord): boolean =>
  row.respondedAt === null &&
  row.settledAt === null &&
  row.respondBy !== null &&
  new Date(row.respondBy) < scope.now();

function presentRow(scope: Scope, row: FoundRow): FeedbackRow {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    contractId: row.contractId,
    contractNo: row.contractNo,
    contractName: row.contractName,
    customerName: row.customerName,
    kind: row.kind,
    title: row.title,
    severity: row.severity,
    status: row.status,
    source: row.source,
    isShown: row.isShown,
    owner: row.owner,
    reporterName: row.reporterName,
    respondBy: row.respondBy,
    respondedAt: row.respondedAt,
    fixDoneAt: row.fixDoneAt,
    createdAt: row.createdAt,
    isOverdue: isOverdue(scope, row),
    messageCount: row.messageCount,
  };
}

const withRow = (query: ReturnType<typeof visibleFeedback>) =>
  query.select([
    ...RECORD,
    OWNER.as('owner'),
    REPORTER.as('reporterName'),
    CUSTOMER.as('customerName'),
    MESSAGES.as('messageCount'),
  ]);

/** Feedback the viewer may read, filtered, in one of the list's orders, page by page. */
export async function listFeedback(
  scope: Scope,
  input: ListFeedback,
): Promise<Page<FeedbackRow> & { total?: number | null }> {
  const { items, nextCursor } = await pageByKey<FoundRow>(withRow(visibleFeedback(scope, input)), {
    alias: 'f',
    sorts: SORTS,
    sort: input.sort,
    direction: input.direction,
    limit: Math.min(input.limit, MAX_PAGE),
    cursor: input.cursor,
  });
  const page = { items: items.map((row) => presentRow(scope, row)), nextCursor };
  if (!input.count || input.cursor) return page;
  return { ...page, total: nextCursor === null ? items.length : await countFeedback(scope, input) };
}

/** How many pieces of feedback the filters leave for the viewer; null when there are too many to count. */
export async function countFeedback(scope: Scope, filters: FeedbackFilters): Promise<number | null> {
  const { count } = await scope.sql
    .selectFrom(
      visibleFeedback(scope, filters)
        .select('f.id')
        .limit(MOST_COUNTED + 1)
        .as('found') as never,
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count > MOST_COUNTED ? null : count;
}

/** What was made of it: a task with how far that is, a contract with where it stands; by number where one may not open it. */
export interface FeedbackDetail extends FeedbackRow {
  text: string;
  serialNo: string | null;
  contractStatus: string;
  task: Named | null;
  /** What was made of it, as far as the viewer may read it, and how many tasks there are in all. */
  fixTasks: CausedTask[];
  fixTaskCount: number;
  followUpContract: { id: string; contractNo: string; name: string; status: string } | null;
  rejectReason: string | null;
  /** Who took it out of the way of delivery while it was critical, when and why. */
  lowered: { by: string | null; at: string; reason: string } | null;
  settledAt: string | null;
  reopenedCount: number;
  /** Until when it can be taken up again; null while it is open. */
  reopenUntil: string | null;
  /** The contract is given up or sealed. */
  contractRests: boolean;
  mayReadContract: boolean;
  departmentIds: string[];
  allowed: string[];
}

const TASK = sql<Named | null>`(
  select json_build_object('id', t.id, 'name', t.title) from task t where t.tenant_id = f.tenant_id and t.id = f.task_id and t.deleted_at is null)`;
const LOWERED = sql<FeedbackDetail['lowered']>`(
  select json_build_object('by', m.name, 'at', f.lowered_at, 'reason', f.lowered_reason)
    from (select 1) one left join member m on m.tenant_id = f.tenant_id and m.id = f.lowered_by where f.lowered_by is not null)`;
const FOLLOW_UP = sql<FeedbackDetail['followUpContract']>`(
  select json_build_object('id', o.id, 'contractNo', o.contract_no, 'name', o.name, 'status', o.status)
    from card.contract o where o.tenant_id = f.tenant_id and o.id = f.follow_up_contract_id and o.deleted_at is null)`;
const READS_CONTRACT = sql<boolean>`exists (
  select 1 from contract o where o.tenant_id = f.tenant_id and o.id = f.contract_id)`;

/** One piece of feedback, what was made of it, and what the viewer may do with it now. */
export async function getFeedback(scope: Scope, feedbackId: string): Promise<FeedbackDetail> {
  await findFeedback(scope, feedbackId);
  const found = (await withRow(visibleFeedback(scope, {}))
    .where('f.id', '=', feedbackId)
    .select([TASK.as('task'), FOLLOW_UP.as('followUpContract'), READS_CONTRACT.as('mayReadContract')])
    .select(LOWERED.as('lowered'))
    .executeTakeFirstOrThrow()) as FoundRow &
    Pick<FeedbackDetail, 'task' | 'followUpContract' | 'mayReadContract' | 'lowered'>;
  const fixTasks = await tasksCausedBy(scope, { type: 'Feedback', id: feedbackId });
  const until = found.settledAt ? await reopenUntil(scope, new Date(found.settledAt)) : null;
  return {
    ...presentRow(scope, found),
    text: found.text,
    serialNo: found.serialNo,
    contractStatus: found.contractStatus,
    task: found.task,
    fixTasks,
    fixTaskCount: await countFixTasks(scope, feedbackId),
    followUpContract: found.followUpContract,
    rejectReason: found.rejectReason,
    lowered: found.lowered,
    settledAt: found.settledAt,
    reopenedCount: found.reopenedCount,
    reopenUntil: until?.toISOString() ?? null,
    contractRests: !FEEDBACK_CONTRACT_STATES.includes(found.contractStatus),
    mayReadContract: found.mayReadContract,
    departmentIds: found.departmentIds,
    allowed: allowedNow(scope, found, {
      until,
      mayLower: await mayLower(scope, found),
      mayResolve: await mayResolve(scope, found),
    }),
  };
}

/** How many tasks were made of it, also those the viewer may not read. */
async function countFixTasks(scope: Scope, feedbackId: string): Promise<number> {
  const { count } = await scope
    .beyondReach('that work is under way is told; which work is not')
    .sql.selectFrom('task')
    .where('cause_type', '=', 'Feedback')
    .where('cause_id', '=', feedbackId)
    .where('deleted_at', 'is', null)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** What the rules grant, cut down to what the moment leaves room for. */
function allowedNow(
  scope: Scope,
  feedback: FeedbackRecord,
  { until, mayLower, mayResolve }: { until: Date | null; mayLower: boolean; mayResolve: boolean },
): string[] {
  if (!FEEDBACK_CONTRACT_STATES.includes(feedback.contractStatus)) return [];
  const verbs: readonly string[] = feedbackLifecycle.verbs;
  const isOpen = OPEN_FEEDBACK.includes(feedback.status);
  return scope.allowed('Feedback', feedback, feedbackPermissions.actions).filter((action) => {
    if (action === 'lower') return mayLower;
    if (action === 'reject' && keepsBack(feedback) && !mayLower) return false;
    if (action === 'resolve' && !mayResolve) return false;
    if (action === 'reopen' && until && until < scope.now()) return false;
    if (verbs.includes(action)) return feedbackLifecycle.verbsFrom(feedback.status).includes(action as never);
    if (action === 'reply') return feedback.isShown;
    if (action === 'makeTask') return isOpen;
    if (action === 'makeContract')
      return feedback.followUpContractId === null && scope.can('create', 'Contract');
    return !['read', 'create'].includes(action) && (action === 'note' || isOpen);
  });
}
