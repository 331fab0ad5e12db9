import { conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';
import { isTheMoment } from './tasks.moments.ts';

/** A task as operations see it: every column a rule or a plan may ask about, and its contract's state. */
export interface TaskRecord {
  id: string;
  version: number;
  contractId: string;
  contractNo: string;
  contractName: string;
  contractStatus: string;
  departmentId: string;
  title: string;
  description: string | null;
  startsOn: string | null;
  dueOn: string | null;
  weight: string;
  progress: number;
  assigneeIds: string[];
  sortOrder: number;
  isPublic: boolean;
  typeId: string | null;
  deletedAt: string | null;
}

/** A contract as the planning of its tasks needs it. */
export interface PlannedContract {
  id: string;
  contractNo: string;
  name: string;
  status: string;
  departmentIds: string[];
}

interface FindTask {
  /** Holds the task until the transaction ends. */
  lock?: boolean;
}

/** The task, if the viewer may read it; one in the recycle bin only for those who may take it out again. */
export async function findTask(scope: Scope, taskId: string, find: FindTask = {}): Promise<TaskRecord> {
  const query = withContractCards(scope)
    .selectFrom('task as t')
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 't.contract_id').onRef('c.tenant_id', '=', 't.tenant_id'),
    )
    .where('t.id', '=', taskId)
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Task', 't') as never)
    .select([
      't.id',
      't.version',
      't.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      'c.status as contractStatus',
      't.department_id as departmentId',
      't.title',
      't.description',
      't.starts_on as startsOn',
      't.due_on as dueOn',
      't.weight',
      't.progress',
      't.assignee_ids as assigneeIds',
      't.sort_order as sortOrder',
      't.is_public as isPublic',
      't.type_id as typeId',
      't.deleted_at as deletedAt',
    ]);
  const task = await (find.lock ? query.forNoKeyUpdate('t') : query).executeTakeFirst();
  if (!task || (task.deletedAt && !scope.can('restore', 'Task', task))) throw notFound('tasks.not_found');
  return task;
}

/** Conflict when the task lies in the recycle bin, or its contract is in no state for this. */
export function requireMoment(action: string, task: TaskRecord): void {
  if (task.deletedAt) throw conflict('tasks.in_recycle_bin');
  requireContractMoment(action, task.contractStatus);
}

/** Conflict when a contract in this state leaves no room for the action. */
export function requireContractMoment(action: string, status: string): void {
  if (isTheMoment(action, status)) return;
  throw conflict(
    action === 'report' || action === 'reopen' ? 'tasks.contract_not_in_progress' : 'tasks.contract_closed',
    { status },
  );
}

interface FindContract {
  /** Holds the row until the transaction ends: what it says of itself stays true for as long. */
  lock?: boolean;
}

/** The contract tasks are planned on, if the viewer may read it. */
export async function findContract(
  scope: Scope,
  contractId: string,
  find: FindContract = {},
): Promise<PlannedContract> {
  const query = scope.sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Contract', 'c') as never)
    .select([
      'c.id',
      'c.contract_no as contractNo',
      'c.name',
      'c.status',
      'c.department_ids as departmentIds',
    ]);
  // A shared lock would not do: every new task counts itself on its contract, and two that share it would each wait
  // for the other.
  const contract = await (find.lock ? query.forNoKeyUpdate() : query).executeTakeFirst();
  if (!contract) throw notFound('tasks.contract_not_found');
  return contract;
}

/** The gap between two neighbours in a contract's order, so that a move changes one row. */
export const ORDER_STEP = 1_000;

/** The place behind all tasks of a contract. */
export async function lastPlace(scope: Scope, contractId: string): Promise<number> {
  const { last } = await scope
    .beyondReach('a place behind all tasks, also those of other departments')
    .sql.selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .select(sql<number>`coalesce(max(t.sort_order), 0)`.as('last'))
    .executeTakeFirstOrThrow();
  return last + ORDER_STEP;
}
