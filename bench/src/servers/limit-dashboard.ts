import type pg from 'pg';
import { listContracts } from './limit-contracts.ts';
import type { Asker } from './limit-people.ts';

const RUNNING = ['signed', 'planning', 'executing', 'accepting', 'suspended'];
const ORDER = ['unstarted', 'processing', 'production', 'attention', 'accepted', 'overdue'];
const MOST_COUNTED = 10_000;
const KEY = "CASE WHEN c.promised_date IS NULL THEN '9999-12-31'::date ELSE c.promised_date END";
const IN_RUNNING = `c.status = any('{${RUNNING.join(',')}}'::text[])`;

const counted = (where: string) => `
  (SELECT count(*)::int FROM (SELECT 1 FROM contract c WHERE c.tenant_id = $1 AND c.deleted_at IS NULL AND ${where} LIMIT ${MOST_COUNTED + 1}) x)`;
const tasks = (where: string) => `
  (SELECT count(*)::int FROM (SELECT 1 FROM task t WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND t.assignee_ids @> array[$5::uuid]
     AND t.progress < 100 ${where} LIMIT ${MOST_COUNTED + 1}) x)`;

const FIGURES = `SELECT ${counted(IN_RUNNING)} AS running,
  ${counted(`${KEY} < $2::date AND ${IN_RUNNING}`)} AS overdue,
  ${counted(`${IN_RUNNING} AND ${KEY} >= $3::date AND ${KEY} <= $4::date`)} AS month,
  ${counted(`${IN_RUNNING} AND ${KEY} >= $3::date AND ${KEY} <= $4::date AND ${KEY} < $2::date`)} AS "monthOverdue",
  ${tasks('')} AS tasks, ${tasks('AND t.due_on < $2::date')} AS "tasksOverdue", ${tasks('AND t.due_on = $2::date')} AS "tasksToday"`;
const BY_STATUS = `SELECT CASE WHEN c.promised_date < $2::date THEN 'overdue' WHEN c.status IN ('accepting', 'suspended') THEN 'attention'
    WHEN c.status = 'executing' THEN 'production' WHEN c.status = 'planning' OR c.progress > 0 THEN 'processing' ELSE 'unstarted' END AS status,
  count(*)::int AS count FROM contract c WHERE c.tenant_id = $1 AND c.deleted_at IS NULL AND ${IN_RUNNING} GROUP BY 1`;
const WORTH = `SELECT c.currency, sum(c.amount)::text AS amount FROM contract c
  WHERE c.tenant_id = $1 AND c.deleted_at IS NULL AND ${IN_RUNNING} AND c.amount IS NOT NULL GROUP BY 1 ORDER BY 1`;
const ACTIVITY = `SELECT e.id, e.task_id AS "taskId", t.title AS "taskTitle", e.contract_id AS "contractId", c.contract_no AS "contractNo",
    c.name AS "contractName", m.name AS "memberName", e.percent, e.previous_percent AS "previousPercent", e.reported_at AS "reportedAt"
  FROM progress_event e JOIN task t ON t.tenant_id = e.tenant_id AND t.id = e.task_id
  JOIN contract c ON c.tenant_id = e.tenant_id AND c.id = e.contract_id
  LEFT JOIN member m ON m.tenant_id = e.tenant_id AND m.id = e.member_id
  WHERE e.tenant_id = $1 AND t.deleted_at IS NULL AND c.deleted_at IS NULL ORDER BY e.id DESC LIMIT 8`;

const later = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const capped = (count: number) => (count > MOST_COUNTED ? null : count);

interface Figures {
  running: number;
  overdue: number;
  month: number;
  monthOverdue: number;
  tasks: number;
  tasksOverdue: number;
  tasksToday: number;
}

/** The start page of a boss: the same figures with the filters behind them, eight contracts ahead, what was reported last. */
export async function dashboard(pool: pg.Pool, me: Asker, today: string): Promise<object> {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = `${today.slice(0, 8)}01`;
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const ask = <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    pool.query<R>({ name, text, values });
  const { rows } = await ask<Figures>('figures', FIGURES, [me.tenantId, today, first, last, me.id]);
  const figures = rows[0]!;
  const until = later(today, 56);
  const ahead = (await listContracts(pool, me, { limit: 8, running: RUNNING, until }, today)) as {
    items: object[];
  };
  const byStatus = await ask<{ status: string; count: number }>('by status', BY_STATUS, [me.tenantId, today]);
  const worth = await ask('worth', WORTH, [me.tenantId]);
  const activity = await ask('activity', ACTIVITY, [me.tenantId]);

  const running = { status: RUNNING };
  const thisMonth = { ...running, promisedFrom: first, promisedTo: last };
  return {
    today,
    running: {
      count: capped(figures.running),
      filters: running,
      byDisplayStatus: byStatus.rows
        .sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
        .map(({ status, count }) => ({
          status,
          count: capped(count),
          filters: { ...running, displayStatus: [status] },
        })),
    },
    overdue: { count: capped(figures.overdue), filters: { overdue: true } },
    dueThisMonth: {
      count: capped(figures.month),
      filters: thisMonth,
      overdue: { count: capped(figures.monthOverdue), filters: { ...thisMonth, overdue: true } },
    },
    myTasks: {
      count: figures.tasks,
      filters: { mine: true, states: ['open'] },
      overdue: { count: figures.tasksOverdue, filters: { mine: true, states: ['overdue'] } },
      dueToday: {
        count: figures.tasksToday,
        filters: { mine: true, states: ['open'], dueFrom: today, dueTo: today },
      },
    },
    worth: { sums: worth.rows, filters: { ...running, withAmount: true } },
    horizon: {
      from: today,
      to: until,
      contracts: ahead.items,
      filters: { ...running, promisedTo: until },
    },
    activity: activity.rows,
  };
}
