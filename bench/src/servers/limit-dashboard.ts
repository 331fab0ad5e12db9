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

/** What waits for a boss: their tasks and feedback, decisions about terms and overrides, and what nobody leads or has the duty for. */
const UNLED = 'coalesce(c.project_lead_id, $2) = $2';
const NOBODY = (duty: string) =>
  `NOT EXISTS (SELECT 1 FROM member m WHERE m.tenant_id = $1 AND m.status = 'active' AND m.duties @> '{${duty}}'::text[])`;
const ofContract = (table: string) =>
  `FROM ${table} t JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id AND c.deleted_at IS NULL WHERE t.tenant_id = $1`;
const TODOS = `SELECT kind, count(*)::int AS count, (count(*) FILTER (WHERE due < $3::date))::int AS overdue,
    (count(*) FILTER (WHERE due = $3::date))::int AS today FROM (
  SELECT 'task' AS kind, t.due_on AS due ${ofContract('task')} AND t.deleted_at IS NULL AND t.assignee_ids @> array[$2::uuid] AND t.progress < 100
  UNION ALL SELECT 'acceptance', NULL ${ofContract('acceptance_round')} AND ((t.status = 'requested' AND ${NOBODY('inspector')})
    OR (t.status = 'under_review' AND $2 = any(t.inspector_ids)))
  UNION ALL SELECT 'feedback', t.respond_by::date ${ofContract('feedback')} AND t.owner_id = $2 AND t.status IN ('new', 'triaged', 'in_progress')
  UNION ALL SELECT 'receive', t.promised_date ${ofContract('procurement_item')} AND t.deleted_at IS NULL AND t.promised_date <= $3::date
    AND t.status IN ('ordered', 'partially_received', 'returned') AND ${NOBODY('purchaser')}
  UNION ALL SELECT 'inspect', NULL ${ofContract('procurement_item')} AND t.deleted_at IS NULL AND t.status IN ('partially_received', 'received')
    AND t.received_quantity > t.accepted_quantity + t.returned_quantity AND ${NOBODY('inspector')}
  UNION ALL SELECT 'handOver', NULL ${ofContract('delivery')} AND t.status IN ('prepared', 'refused') AND ${UNLED}
  UNION ALL SELECT 'proposal', NULL ${ofContract('schedule_proposal')} AND t.status = 'open' AND ${UNLED}
  UNION ALL SELECT 'amendment', NULL ${ofContract('contract_amendment')} AND t.status = 'proposed'
  UNION ALL SELECT 'override', NULL ${ofContract('delivery_override')} AND t.status = 'requested' AND t.requested_by <> $2) w GROUP BY kind`;

const FIGURES = `SELECT ${counted(IN_RUNNING)} AS running,
  ${counted(`${KEY} < $2::date AND ${IN_RUNNING}`)} AS overdue,
  ${counted(`${IN_RUNNING} AND ${KEY} >= $3::date AND ${KEY} <= $4::date`)} AS month,
  ${counted(`${IN_RUNNING} AND ${KEY} >= $3::date AND ${KEY} <= $4::date AND ${KEY} < $2::date`)} AS "monthOverdue"`;
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
}
interface Waiting {
  kind: string;
  count: number;
  overdue: number;
  today: number;
}

/** The start page of a boss: the same figures with the filters behind them, eight contracts ahead, what was reported last. */
export async function dashboard(pool: pg.Pool, me: Asker, today: string): Promise<object> {
  const [year, month] = today.split('-').map(Number) as [number, number];
  const first = `${today.slice(0, 8)}01`;
  const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
  const ask = <R extends pg.QueryResultRow>(name: string, text: string, values: unknown[]) =>
    pool.query<R>({ name, text, values });
  const { rows } = await ask<Figures>('figures', FIGURES, [me.tenantId, today, first, last]);
  const figures = rows[0]!;
  const until = later(today, 56);
  const ahead = (await listContracts(pool, me, { limit: 8, running: RUNNING, until }, today)) as {
    items: object[];
  };
  const byStatus = await ask<{ status: string; count: number }>('by status', BY_STATUS, [me.tenantId, today]);
  const worth = await ask('worth', WORTH, [me.tenantId]);
  const { rows: waiting } = await ask<Waiting>('todos', TODOS, [me.tenantId, me.id, today]);
  const sum = (of: 'count' | 'overdue' | 'today') => waiting.reduce((total, row) => total + row[of], 0);
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
    todos: {
      count: sum('count'),
      filters: {},
      overdue: { count: sum('overdue'), filters: { due: ['overdue'] } },
      dueToday: { count: sum('today'), filters: { due: ['today'] } },
      byKind: waiting.map(({ kind, count }) => ({ kind, count, filters: { kinds: [kind] } })),
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
