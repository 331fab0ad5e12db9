import { type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { amountVisible, PROMISED, visibleContracts } from './contracts.filters.ts';
import { type ContractState, type DisplayStatus, daysOverdue, displayStatus } from './contracts.lifecycle.ts';
import type { ContractFilters, ListContracts } from './contracts.schemas.ts';

export interface Named {
  id: string;
  name: string;
}
export interface DepartmentRef extends Named {
  nameEn: string | null;
}

/** One line of the list. `amount` and `currency` are absent for whoever may not see them. */
export interface ContractRow {
  id: string;
  version: number;
  contractNo: string;
  projectNo: string;
  name: string;
  customer: Named;
  status: ContractState;
  /** Computed from facts; null for a cancelled contract. */
  displayStatus: DisplayStatus | null;
  /** Whole days past the promised date; 0 when not overdue. */
  daysOverdue: number;
  signedOn: string | null;
  startsOn: string | null;
  promisedDate: string | null;
  deliveredOn: string | null;
  projectLead: Named | null;
  departments: DepartmentRef[];
  /** Percent, 0 to 100, rolled up from the tasks by weight. */
  progress: number;
  taskCount: number;
  taskDoneCount: number;
  publishedAt: string | null;
  lastProgressAt: string | null;
  createdAt: string;
  deletedAt: string | null;
  archivedAt: string | null;
  amount?: string | null;
  currency?: string;
}

/** Orders the list offers; each is the order of an index. Contracts without a date come last. */
const SORTS: Record<string, SortKey> = {
  contractNo: { expression: 'c.contract_no', type: 'text' },
  name: { expression: 'c.name', type: 'text' },
  promisedDate: PROMISED,
  progress: { expression: 'c.progress', type: 'float8' },
  createdAt: { expression: 'c.created_at', type: 'timestamptz' },
  archivedAt: { expression: 'c.archived_at', type: 'timestamptz' },
};
/** Counting further would cost more than anybody wants to know. */
const MOST_COUNTED = 10_000;

const DEPARTMENTS = sql<DepartmentRef[]>`(
  select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'nameEn', d.name_en) order by d.sort_order, d.id), '[]'::json)
    from department d where d.tenant_id = c.tenant_id and d.id = any(c.department_ids))`;
const CUSTOMER = sql<Named>`(
  select json_build_object('id', cu.id, 'name', cu.name)
    from card.customer cu where cu.tenant_id = c.tenant_id and cu.id = c.customer_id)`;
const PROJECT_LEAD = sql<Named | null>`(
  select json_build_object('id', m.id, 'name', m.name)
    from member m where m.tenant_id = c.tenant_id and m.id = c.project_lead_id)`;

/** The columns a list shows, and those rules ask about. Amounts leave the database only for those who may see them. */
export function withRow(scope: Scope, query: ReturnType<typeof visibleContracts>) {
  const visible = amountVisible(scope);
  return query.select([
    'c.id',
    'c.version',
    'c.contract_no as contractNo',
    'c.project_no as projectNo',
    'c.name',
    CUSTOMER.as('customer'),
    'c.customer_id as customerId',
    'c.status',
    'c.status_before as statusBefore',
    'c.signed_on as signedOn',
    'c.starts_on as startsOn',
    'c.promised_date as promisedDate',
    'c.delivered_on as deliveredOn',
    PROJECT_LEAD.as('projectLead'),
    'c.project_lead_id as projectLeadId',
    DEPARTMENTS.as('departments'),
    'c.department_ids as departmentIds',
    sql<number>`c.progress::float8`.as('progress'),
    'c.task_count as taskCount',
    'c.task_done_count as taskDoneCount',
    'c.published_at as publishedAt',
    'c.last_progress_at as lastProgressAt',
    'c.created_at as createdAt',
    'c.deleted_at as deletedAt',
    'c.archived_at as archivedAt',
    sql<boolean>`${visible}`.as('amountVisible'),
    sql<string | null>`case when ${visible} then c.amount end`.as('amount'),
    'c.currency',
  ]);
}

/** A row as it leaves the database. */
export interface FoundContract
  extends Omit<ContractRow, 'displayStatus' | 'daysOverdue' | 'amount' | 'currency'> {
  customerId: string;
  statusBefore: ContractState | null;
  projectLeadId: string | null;
  departmentIds: string[];
  amountVisible: boolean;
  amount: string | null;
  currency: string;
}

/** What the viewer is shown of a row: computed statuses added, money taken out unless it is theirs to see. */
export function presentRow(scope: Scope, row: FoundContract): ContractRow {
  const today = scope.today();
  const shown: ContractRow = {
    id: row.id,
    version: row.version,
    contractNo: row.contractNo,
    projectNo: row.projectNo,
    name: row.name,
    customer: row.customer,
    status: row.status,
    displayStatus: displayStatus(row, today),
    daysOverdue: daysOverdue(row, today),
    signedOn: row.signedOn,
    startsOn: row.startsOn,
    promisedDate: row.promisedDate,
    deliveredOn: row.deliveredOn,
    projectLead: row.projectLead,
    departments: row.departments,
    progress: row.progress,
    taskCount: row.taskCount,
    taskDoneCount: row.taskDoneCount,
    publishedAt: row.publishedAt,
    lastProgressAt: row.lastProgressAt,
    createdAt: row.createdAt,
    deletedAt: row.deletedAt,
    archivedAt: row.archivedAt,
  };
  if (row.amountVisible) {
    shown.amount = row.amount;
    shown.currency = row.currency;
  }
  return shown;
}

/** Contracts the viewer may read, filtered, in one of the list's orders, page by page. */
export async function listContracts(
  scope: Scope,
  input: ListContracts,
): Promise<Page<ContractRow> & { total?: number | null }> {
  // Only what is archived has a day of it to be ordered by.
  const filters = input.sort === 'archivedAt' ? { ...input, archived: true } : input;
  const { items, nextCursor } = await pageByKey<FoundContract>(
    withRow(scope, visibleContracts(scope, filters)),
    {
      alias: 'c',
      sorts: SORTS,
      sort: input.sort,
      direction: input.direction,
      limit: input.limit,
      cursor: input.cursor,
    },
  );
  const page = { items: items.map((row) => presentRow(scope, row)), nextCursor };
  if (!input.count || input.cursor) return page;
  return { ...page, total: nextCursor === null ? items.length : await countContracts(scope, filters) };
}

/** How many contracts the filters leave for the viewer; null when there are too many to count. */
export async function countContracts(scope: Scope, filters: ContractFilters): Promise<number | null> {
  const { count } = await scope.sql
    .selectFrom(
      visibleContracts(scope, filters)
        .select('c.id')
        .limit(MOST_COUNTED + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count > MOST_COUNTED ? null : count;
}
