import type { Scope } from '@millwright/platform';
import type { DependencyType } from '@millwright/scheduling';
import { sql } from 'kysely';
import { type FirmCalendars, loadCalendars } from '../calendars/firm-calendars.ts';

/** A task as its plan is computed from: its planned dates, and what has become of it. */
export interface NetworkTask {
  id: string;
  version: number;
  title: string;
  departmentId: string;
  assigneeIds: string[];
  startsOn: string | null;
  dueOn: string | null;
  progress: number;
  /** The day of the first report above nothing, in the firm's time zone. */
  startedOn: string | null;
  completedOn: string | null;
}

export interface NetworkDependency {
  id: string;
  version: number;
  predecessorId: string;
  successorId: string;
  type: DependencyType;
  lagDays: number;
}

export interface NetworkConstraint {
  taskId: string;
  sourceType: string;
  sourceId: string;
  notBefore: string;
  label: string;
}

/** Everything a contract's dates follow from: more than its viewer may read, so that the dates are right for everybody. */
export interface Network {
  contractId: string;
  contractStartsOn: string | null;
  today: string;
  tasks: NetworkTask[];
  dependencies: NetworkDependency[];
  constraints: NetworkConstraint[];
  calendars: FirmCalendars;
}

/** Reads a contract's whole network. What of it is answered is the caller's to ask: see `visibleTasks`. */
export async function loadNetwork(scope: Scope, contractId: string): Promise<Network> {
  const wide = scope.beyondReach('dates follow from all tasks; which of them are shown is asked apart').sql;
  const { timeZone } = scope.principal;
  const contract = await wide
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .select('c.starts_on as startsOn')
    .executeTakeFirst();
  const tasks = await wide
    .selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where('t.deleted_at', 'is', null)
    .select([
      't.id',
      't.version',
      't.title',
      't.department_id as departmentId',
      't.assignee_ids as assigneeIds',
      't.starts_on as startsOn',
      't.due_on as dueOn',
      't.progress',
      sql<string | null>`(t.completed_at at time zone ${timeZone})::date`.as('completedOn'),
      sql<string | null>`(select (min(e.reported_at) at time zone ${timeZone})::date from progress_event e
        where t.progress > 0 and e.tenant_id = t.tenant_id and e.task_id = t.id and e.percent > 0)`.as(
        'startedOn',
      ),
    ])
    .orderBy('t.sort_order')
    .orderBy('t.id')
    .execute();
  const dependencies = await wide
    .selectFrom('task_dependency as x')
    .where('x.contract_id', '=', contractId)
    .select([
      'x.id',
      'x.version',
      'x.predecessor_id as predecessorId',
      'x.successor_id as successorId',
      sql<DependencyType>`x.type`.as('type'),
      'x.lag_days as lagDays',
    ])
    .orderBy('x.id')
    .execute();
  const constraints = await wide
    .selectFrom('task_constraint as x')
    .where('x.contract_id', '=', contractId)
    .select([
      'x.task_id as taskId',
      'x.source_type as sourceType',
      'x.source_id as sourceId',
      'x.not_before as notBefore',
      'x.label',
    ])
    .orderBy('x.not_before', 'desc')
    .orderBy('x.id')
    .execute();
  const living = new Set(tasks.map(({ id }) => id));
  return {
    contractId,
    contractStartsOn: contract?.startsOn ?? null,
    today: scope.today(),
    tasks,
    // A task in the recycle bin holds nobody up; its links wait there with it.
    dependencies: dependencies.filter((x) => living.has(x.predecessorId) && living.has(x.successorId)),
    constraints: constraints.filter(({ taskId }) => living.has(taskId)),
    calendars: await loadCalendars(scope),
  };
}

/** The ids of a contract's tasks the viewer may read. */
export async function visibleTasks(scope: Scope, contractId: string): Promise<Set<string>> {
  const rows = await scope.sql
    .selectFrom('task as t')
    .where('t.contract_id', '=', contractId)
    .where(scope.where('read', 'Task', 't') as never)
    .select('t.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
}
