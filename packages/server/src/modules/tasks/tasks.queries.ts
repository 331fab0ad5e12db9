import { byDate, MAX_PAGE, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';
import type { TaskCause } from './operations/create-task.ts';
import { awaitingInspection } from './task-inspections.ts';
import { isTheMoment } from './tasks.moments.ts';
import { findTask } from './tasks.records.ts';
import type { ListTasks, TaskFilters, TaskHistory } from './tasks.schemas.ts';

export interface PersonRef {
  id: string;
  name: string;
}

export interface TaskTypeRef {
  id: string;
  name: string;
  nameEn: string | null;
  needsInspection: boolean;
}

export interface TaskRow {
  id: string;
  version: number;
  title: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  departmentId: string;
  departmentName: string;
  departmentNameEn: string | null;
  assignees: PersonRef[];
  startsOn: string | null;
  dueOn: string | null;
  weight: string;
  progress: number;
  isPublic: boolean;
  /** What kind of work it is, where somebody said so. */
  type: TaskTypeRef | null;
  /** Open and past its date, by the firm's calendar. */
  overdue: boolean;
  /** Reported as finished, and its kind demands an inspection it has not passed: it is not done. */
  awaitsInspection: boolean;
  lastProgressAt: string | null;
  completedAt: string | null;
  deletedAt: string | null;
  /** Of what a list offers on a row: whether the viewer may report progress now. */
  mayReport: boolean;
}

export interface ProgressRow {
  id: string;
  percent: number;
  previousPercent: number;
  note: string | null;
  memberId: string | null;
  memberName: string | null;
  reportedAt: string;
  device: string | null;
}

export interface TaskDetail extends TaskRow {
  description: string | null;
  contractStatus: string;
  /** The contract leaves no room for reports: not in force yet, stopped or over. */
  contractRests: boolean;
  /** Whether the viewer may open the contract: who was only given this task may not. */
  mayReadContract: boolean;
  /** What it was made for, where it was not simply planned. */
  cause: TaskCause | null;
  createdAt: string;
  updatedAt: string;
  allowed: string[];
}

/** Orders the list offers, each the order of an index. Tasks without a date come last. */
const DUE = byDate('t.due_on');
const SORTS: Record<string, SortKey> = {
  due: DUE,
  order: { expression: 't.sort_order', type: 'int' },
  progress: { expression: 't.progress', type: 'int' },
  title: { expression: 't.title', type: 'text' },
};

const ACTIONS = ['update', 'assign', 'delete', 'restore', 'report', 'reopen'];
/** Counting further would cost more than anybody wants to know. */
const MOST_COUNTED = 10_000;

const PEOPLE = sql<PersonRef[]>`(
  select coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) order by m.name), '[]'::json)
    from member m where m.tenant_id = t.tenant_id and m.id = any(t.assignee_ids))`;

const TYPE = sql<TaskTypeRef | null>`(
  select json_build_object('id', y.id, 'name', y.name, 'nameEn', y.name_en, 'needsInspection', y.needs_inspection)
    from task_type y where y.tenant_id = t.tenant_id and y.id = t.type_id)`;

const escaped = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** Tasks the viewer may read that the filters leave; the recycle bin only for those who may restore. */
export function visibleTasks(scope: Scope, filters: TaskFilters) {
  const { contractIds, departmentIds, assigneeIds, states, search } = filters;
  const today = scope.today();
  let query = withContractCards(scope)
    .selectFrom('task as t')
    .where(scope.where(filters.deleted ? 'restore' : 'read', 'Task', 't') as never)
    .where('t.deleted_at', filters.deleted ? 'is not' : 'is', null);
  // One value as itself, so that an index on it and the order can be used together.
  if (contractIds?.length === 1) query = query.where('t.contract_id', '=', contractIds[0]!);
  else if (contractIds?.length)
    query = query.where(sql<boolean>`t.contract_id = any(${contractIds}::uuid[])`);
  if (departmentIds?.length === 1) query = query.where('t.department_id', '=', departmentIds[0]!);
  else if (departmentIds?.length)
    query = query.where(sql<boolean>`t.department_id = any(${departmentIds}::uuid[])`);
  if (assigneeIds?.length) query = query.where(sql<boolean>`t.assignee_ids && ${assigneeIds}::uuid[]`);
  if (filters.typeIds?.length) query = query.where(sql<boolean>`t.type_id = any(${filters.typeIds}::uuid[])`);
  if (filters.mine) {
    const me = scope.memberId;
    query = query.where(sql<boolean>`t.assignee_ids @> array[${me}::uuid]`);
  }
  if (states?.length) {
    query = query.where((eb) =>
      eb.or(
        states.map((state) => {
          if (state === 'done') return eb('t.progress', '=', 100);
          const open = eb('t.progress', '<', 100);
          return state === 'open' ? open : eb.and([open, eb('t.due_on', '<', today)]);
        }),
      ),
    );
  }
  // Asked of the same expression as the order, a range of dates is a range of its index.
  if (filters.dueFrom)
    query = query.where(sql<boolean>`${sql.raw(DUE.expression)} >= ${filters.dueFrom}::date`);
  if (filters.dueTo) query = query.where(sql<boolean>`${sql.raw(DUE.expression)} <= ${filters.dueTo}::date`);
  // Row-level security keeps text search off its index; with coalesce the planner follows the order's index and stops
  // when the page is full, instead of reading and sorting everything for what it takes for a rare word.
  if (search) query = query.where(sql<boolean>`coalesce(t.title ilike ${escaped(search)}, false)`);
  return query;
}

type VisibleTasks = ReturnType<typeof visibleTasks>;

function withRow(query: VisibleTasks) {
  return query
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .innerJoin('department as d', (join) =>
      join.onRef('d.id', '=', 't.department_id').onRef('d.tenant_id', '=', 't.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .select([
      't.id',
      't.version',
      't.title',
      't.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      'c.status as contractStatus',
      't.department_id as departmentId',
      'd.name as departmentName',
      'd.name_en as departmentNameEn',
      't.assignee_ids as assigneeIds',
      PEOPLE.as('assignees'),
      't.starts_on as startsOn',
      't.due_on as dueOn',
      't.weight',
      't.progress',
      't.is_public as isPublic',
      TYPE.as('type'),
      't.last_progress_at as lastProgressAt',
      't.completed_at as completedAt',
      't.deleted_at as deletedAt',
    ]);
}

type FoundRow = Omit<TaskRow, 'overdue' | 'awaitsInspection' | 'mayReport'> & {
  contractStatus: string;
  assigneeIds: string[];
};

/** Every column by name: for a list of rows that costs a tenth of copying what is left over. */
function presentRow(scope: Scope, row: FoundRow, awaiting: ReadonlySet<string>): TaskRow {
  return {
    id: row.id,
    version: row.version,
    title: row.title,
    contractId: row.contractId,
    contractNo: row.contractNo,
    contractName: row.contractName,
    departmentId: row.departmentId,
    departmentName: row.departmentName,
    departmentNameEn: row.departmentNameEn,
    assignees: row.assignees,
    startsOn: row.startsOn,
    dueOn: row.dueOn,
    weight: row.weight,
    progress: row.progress,
    isPublic: row.isPublic,
    type: row.type,
    overdue: row.progress < 100 && row.dueOn !== null && row.dueOn < scope.today(),
    awaitsInspection: awaiting.has(row.id),
    lastProgressAt: row.lastProgressAt,
    completedAt: row.completedAt,
    deletedAt: row.deletedAt,
    mayReport:
      row.deletedAt === null && isTheMoment('report', row.contractStatus) && scope.can('report', 'Task', row),
  };
}

/** Which of these rows are to be inspected, asked once for all of them. */
const awaitingOf = (scope: Scope, rows: readonly Pick<FoundRow, 'id' | 'progress' | 'type'>[]) =>
  awaitingInspection(
    scope,
    rows.map(({ id, progress, type }) => ({ id, progress, needsInspection: type?.needsInspection ?? false })),
  );

/** Tasks the viewer may read, filtered, in one of the list's orders, page by page. */
export async function listTasks(
  scope: Scope,
  input: ListTasks,
): Promise<Page<TaskRow> & { total?: number | null }> {
  const { items, nextCursor } = await pageByKey<FoundRow>(withRow(visibleTasks(scope, input)), {
    alias: 't',
    sorts: SORTS,
    sort: input.sort,
    direction: input.direction,
    limit: Math.min(input.limit, MAX_PAGE),
    cursor: input.cursor,
  });
  const awaiting = await awaitingOf(scope, items);
  const page = { items: items.map((row) => presentRow(scope, row, awaiting)), nextCursor };
  if (!input.count || input.cursor) return page;
  if (nextCursor === null) return { ...page, total: items.length };
  return { ...page, total: await countTasks(scope, input) };
}

/** How many tasks the filters match for the viewer; null when there are too many to count. */
export async function countTasks(scope: Scope, filters: TaskFilters): Promise<number | null> {
  const counted = await scope.sql
    .selectFrom(
      visibleTasks(scope, filters)
        .select('t.id')
        .where(
          sql<boolean>`exists (select 1 from card.contract c where c.tenant_id = t.tenant_id and c.id = t.contract_id and c.deleted_at is null)`,
        )
        .limit(MOST_COUNTED + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return counted.count > MOST_COUNTED ? null : counted.count;
}

/** One task with what the viewer may do with it now. */
export async function getTask(scope: Scope, taskId: string): Promise<TaskDetail> {
  const record = await findTask(scope, taskId);
  const row = await withRow(
    scope.sql.selectFrom('task as t').where('t.id', '=', taskId) as unknown as VisibleTasks,
  )
    .select((eb) => [
      't.description',
      't.created_at as createdAt',
      't.updated_at as updatedAt',
      't.cause_type as causeType',
      't.cause_id as causeId',
      sql<boolean>`exists (select 1 from contract seen where seen.tenant_id = t.tenant_id and seen.id = t.contract_id
        and ${scope.where('read', 'Contract', 'seen')(eb as never)})`.as('mayReadContract'),
    ])
    .executeTakeFirstOrThrow();
  const { description, createdAt, updatedAt, mayReadContract, causeType, causeId, ...shown } = row;
  const allowed = scope
    .allowed('Task', record, ACTIONS)
    .filter((action) => isTheMoment(action, record.contractStatus))
    .filter((action) => (action === 'restore') === (record.deletedAt !== null));
  return {
    ...presentRow(scope, shown, await awaitingOf(scope, [shown])),
    contractStatus: record.contractStatus,
    contractRests: !isTheMoment('report', record.contractStatus),
    mayReadContract,
    cause: causeType && causeId ? { type: causeType, id: causeId } : null,
    description,
    createdAt,
    updatedAt,
    allowed,
  };
}

/** What was reported on a task, newest first. */
export async function taskHistory(scope: Scope, input: TaskHistory): Promise<Page<ProgressRow>> {
  await findTask(scope, input.taskId);
  let query = scope.sql
    .selectFrom('progress_event as e')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'e.member_id').onRef('m.tenant_id', '=', 'e.tenant_id'),
    )
    .where('e.task_id', '=', input.taskId)
    .select([
      'e.id',
      'e.percent',
      'e.previous_percent as previousPercent',
      'e.note',
      'e.member_id as memberId',
      'm.name as memberName',
      'e.reported_at as reportedAt',
      'e.device',
    ])
    .orderBy('e.id', 'desc')
    .limit(input.limit + 1);
  if (input.cursor) query = query.where('e.id', '<', input.cursor);
  const rows = await query.execute();
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? items.at(-1)!.id : null };
}

/** Whether the scope's principal may read this task now. */
export async function mayReadTask(scope: Scope, taskId: string): Promise<boolean> {
  const found = await scope.sql
    .selectFrom('task as t')
    .where('t.id', '=', taskId)
    .where(scope.where('read', 'Task', 't') as never)
    .select('t.id')
    .executeTakeFirst();
  return found !== undefined;
}
