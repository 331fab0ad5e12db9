import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import {
  type ContractFilters,
  type ContractRow,
  countContracts,
  type DisplayStatus,
  displayStatusSql,
  listContracts,
  RUNNING_STATES,
  visibleContracts,
  withContractCards,
} from '../contracts/index.ts';
import { countTasks, type TaskFilters } from '../tasks/index.ts';

/** A number and the filters of the list that shows exactly what it counts. `count` is null past ten thousand. */
export interface Figure<F> {
  count: number | null;
  filters: F;
}

/** What contracts on hand are worth, by currency. Only there for whoever may see amounts. */
export interface Worth {
  sums: { currency: string; amount: string }[];
  filters: ContractFilters;
}

/** Somebody reported progress the viewer may see. */
export interface Activity {
  id: string;
  taskId: string;
  taskTitle: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  memberName: string | null;
  percent: number;
  previousPercent: number;
  reportedAt: string;
}

export interface Dashboard {
  /** The firm's own day everything is computed for, `YYYY-MM-DD`. */
  today: string;
  running: Figure<ContractFilters> & {
    byDisplayStatus: (Figure<ContractFilters> & { status: DisplayStatus })[];
  };
  overdue: Figure<ContractFilters>;
  dueThisMonth: Figure<ContractFilters> & { overdue: Figure<ContractFilters> };
  myTasks: Figure<TaskFilters> & { overdue: Figure<TaskFilters>; dueToday: Figure<TaskFilters> };
  worth?: Worth;
  /** Contracts on hand whose promised date lies within eight weeks or behind us, earliest first. */
  horizon: { from: string; to: string; contracts: ContractRow[]; filters: ContractFilters };
  activity: Activity[];
}

const RUNNING: ContractFilters = { status: [...RUNNING_STATES] };
const HORIZON_DAYS = 56;
const MOST_BARS = 8;
const LATEST = 8;

const daysLater = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** First and last day of the month a day lies in. */
function monthOf(day: string): { promisedFrom: string; promisedTo: string } {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  return { promisedFrom: `${day.slice(0, 8)}01`, promisedTo: last };
}

/** How things stand for the viewer: every number comes with the filters of the list it counts. */
export async function getDashboard(scope: Scope): Promise<Dashboard> {
  const today = scope.today();
  const month = { ...RUNNING, ...monthOf(today) };
  const until = daysLater(today, HORIZON_DAYS);
  const ahead: ContractFilters = { ...RUNNING, promisedTo: until };
  const { items: contracts } = await listContracts(scope, {
    ...ahead,
    sort: 'promisedDate',
    direction: 'asc',
    limit: MOST_BARS,
  });
  return {
    today,
    running: { ...(await contractFigure(scope, RUNNING)), byDisplayStatus: await byDisplayStatus(scope) },
    overdue: await contractFigure(scope, { overdue: true }),
    dueThisMonth: {
      ...(await contractFigure(scope, month)),
      overdue: await contractFigure(scope, { ...month, overdue: true }),
    },
    myTasks: {
      ...(await taskFigure(scope, { mine: true, states: ['open'] })),
      overdue: await taskFigure(scope, { mine: true, states: ['overdue'] }),
      dueToday: await taskFigure(scope, { mine: true, states: ['open'], dueFrom: today, dueTo: today }),
    },
    ...(scope.can('readAmount', 'Contract') ? { worth: await worthOnHand(scope) } : {}),
    horizon: { from: today, to: until, contracts, filters: ahead },
    activity: await latestActivity(scope),
  };
}

async function contractFigure(scope: Scope, filters: ContractFilters): Promise<Figure<ContractFilters>> {
  return { count: await countContracts(scope, filters), filters };
}

async function taskFigure(scope: Scope, filters: TaskFilters): Promise<Figure<TaskFilters>> {
  return { count: scope.can('read', 'Task') ? await countTasks(scope, filters) : 0, filters };
}

/** The running contracts by what they show; the parts add up to the whole. */
async function byDisplayStatus(scope: Scope) {
  const shown = visibleContracts(scope, RUNNING).select(displayStatusSql(scope.today()).as('status'));
  const rows = await scope.sql
    .selectFrom(shown.as('shown'))
    .select(['shown.status', sql<number>`count(*)::int`.as('count')])
    .groupBy('shown.status')
    .execute();
  return rows
    .filter((row): row is { status: DisplayStatus; count: number } => row.status !== null)
    .map(({ status, count }) => ({ status, count, filters: { ...RUNNING, displayStatus: [status] } }));
}

async function worthOnHand(scope: Scope): Promise<Worth> {
  const filters: ContractFilters = { ...RUNNING, withAmount: true };
  const sums = await visibleContracts(scope, filters)
    .where('c.amount', 'is not', null)
    .select(['c.currency', sql<string>`sum(c.amount)::text`.as('amount')])
    .groupBy('c.currency')
    .orderBy('c.currency')
    .execute();
  return { sums, filters };
}

async function latestActivity(scope: Scope): Promise<Activity[]> {
  if (!scope.can('read', 'Task')) return [];
  return withContractCards(scope)
    .selectFrom('progress_event as e')
    .innerJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'e.task_id').onRef('t.tenant_id', '=', 'e.tenant_id'),
    )
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'e.contract_id').onRef('c.tenant_id', '=', 'e.tenant_id'),
    )
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'e.member_id').onRef('m.tenant_id', '=', 'e.tenant_id'),
    )
    .where('t.deleted_at', 'is', null)
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Task', 't') as never)
    .select([
      'e.id',
      'e.task_id as taskId',
      't.title as taskTitle',
      'e.contract_id as contractId',
      'c.contract_no as contractNo',
      'c.name as contractName',
      'm.name as memberName',
      'e.percent',
      'e.previous_percent as previousPercent',
      'e.reported_at as reportedAt',
    ])
    .orderBy('e.id', 'desc')
    .limit(LATEST)
    .execute();
}
