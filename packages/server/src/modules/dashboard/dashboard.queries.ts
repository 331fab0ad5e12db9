import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import {
  amountVisible,
  type ContractFilters,
  type ContractRow,
  DISPLAY_STATUSES,
  type DisplayStatus,
  displayStatusSql,
  listContracts,
  RUNNING_STATES,
  visibleContracts,
  withContractCards,
} from '../contracts/index.ts';
import { countTodos, TODO_KINDS, type TodoFilters, type TodoKind } from '../todos/index.ts';

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
  todos: Figure<TodoFilters> & {
    overdue: Figure<TodoFilters>;
    dueToday: Figure<TodoFilters>;
    /** Kinds of which something waits, in the order their filter offers them. */
    byKind: (Figure<TodoFilters> & { kind: TodoKind })[];
  };
  worth?: Worth;
  /** Contracts on hand whose promised date lies within eight weeks or behind us, earliest first. */
  horizon: { from: string; to: string; contracts: ContractRow[]; filters: ContractFilters };
  activity: Activity[];
}

const RUNNING: ContractFilters = { status: [...RUNNING_STATES] };
/** More than this are told as many: no list counts further. */
const MOST_COUNTED = 10_000;
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
    ...(await contractFigures(scope)),
    todos: await todoFigures(scope),
    horizon: { from: today, to: until, contracts, filters: ahead },
    activity: await latestActivity(scope),
  };
}

const figure = <F>(count: number, filters: F): Figure<F> => ({
  count: count > MOST_COUNTED ? null : count,
  filters,
});

/** What waits for the viewer, of every module that has something: counted in one statement. */
async function todoFigures(scope: Scope): Promise<Dashboard['todos']> {
  const counts = await countTodos(scope);
  const sum = (of: 'count' | 'overdue' | 'dueToday') => counts.reduce((total, row) => total + row[of], 0);
  const byKind = TODO_KINDS.flatMap((kind) => {
    const found = counts.find((row) => row.kind === kind);
    return found ? [{ kind, ...figure<TodoFilters>(found.count, { kinds: [kind] }) }] : [];
  });
  return {
    ...figure<TodoFilters>(sum('count'), {}),
    overdue: figure(sum('overdue'), { due: ['overdue'] }),
    dueToday: figure(sum('dueToday'), { due: ['today'] }),
    byKind,
  };
}

interface Counted {
  status: DisplayStatus | null;
  inMonth: boolean | null;
  currency: string | null;
  /** Set in the groups by currency. */
  ofMoney: boolean;
  count: number;
  amount: string | null;
}

/** The running contracts in every way the page counts them: by what they show and by month, and their worth by currency. One look at each. */
async function countedContracts(scope: Scope, month: { promisedFrom: string; promisedTo: string }) {
  const mayCountMoney = scope.can('readAmount', 'Contract');
  const amount = mayCountMoney
    ? sql<string | null>`case when ${amountVisible(scope)} then c.amount end`
    : sql<string | null>`null::numeric`;
  const running = visibleContracts(scope, RUNNING).select([
    displayStatusSql(scope.today()).as('status'),
    sql<boolean>`coalesce(c.promised_date between ${month.promisedFrom}::date and ${month.promisedTo}::date, false)`.as(
      'in_month',
    ),
    amount.as('amount'),
    'c.currency',
  ]);
  return scope.sql
    .selectFrom(running.as('r'))
    .select([
      'r.status',
      'r.in_month as inMonth',
      'r.currency',
      sql<boolean>`grouping(r.currency) = 0`.as('ofMoney'),
      sql<number>`count(*)::int`.as('count'),
      sql<string | null>`sum(r.amount)::text`.as('amount'),
    ])
    .groupBy(sql`grouping sets ((r.status, r.in_month), (r.currency))`)
    .execute() as Promise<Counted[]>;
}

async function contractFigures(
  scope: Scope,
): Promise<Pick<Dashboard, 'running' | 'overdue' | 'dueThisMonth' | 'worth'>> {
  const month = monthOf(scope.today());
  const groups = await countedContracts(scope, month);
  const states = groups.filter(({ ofMoney }) => !ofMoney);
  const count = (which: (group: Counted) => boolean) =>
    states.filter(which).reduce((sum, group) => sum + group.count, 0);
  const ofMonth = { ...RUNNING, ...month };
  return {
    running: {
      ...figure<ContractFilters>(
        count(() => true),
        RUNNING,
      ),
      byDisplayStatus: DISPLAY_STATUSES.map((status) => ({
        status,
        ...figure(
          count((group) => group.status === status),
          { ...RUNNING, displayStatus: [status] },
        ),
      })).filter((part) => part.count !== 0),
    },
    overdue: figure(
      count(({ status }) => status === 'overdue'),
      { overdue: true },
    ),
    dueThisMonth: {
      ...figure<ContractFilters>(
        count(({ inMonth }) => inMonth === true),
        ofMonth,
      ),
      overdue: figure(
        count(({ inMonth, status }) => inMonth === true && status === 'overdue'),
        { ...ofMonth, overdue: true },
      ),
    },
    ...(scope.can('readAmount', 'Contract') ? { worth: worthOf(groups) } : {}),
  };
}

function worthOf(groups: readonly Counted[]): Worth {
  const sums = groups
    .filter(({ ofMoney, amount }) => ofMoney && amount !== null)
    .map(({ currency, amount }) => ({ currency: currency!, amount: amount! }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1));
  return { sums, filters: { ...RUNNING, withAmount: true } };
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
