import type pg from 'pg';
import type { Asker } from './limit-people.ts';

/** The task list's rows and columns, by hand. */
const COLUMNS = `
  SELECT t.id, t.version, t.title, t.contract_id AS "contractId", c.contract_no AS "contractNo", c.name AS "contractName",
         c.status, t.department_id AS "departmentId", d.name AS "departmentName", d.name_en AS "departmentNameEn",
         (SELECT coalesce(json_agg(json_build_object('id', m.id, 'name', m.name) ORDER BY m.name), '[]'::json)
            FROM member m WHERE m.tenant_id = t.tenant_id AND m.id = ANY(t.assignee_ids)) AS assignees,
         t.starts_on AS "startsOn", t.due_on AS "dueOn", t.weight, t.progress, t.is_public AS "isPublic",
         (SELECT json_build_object('id', y.id, 'name', y.name, 'nameEn', y.name_en, 'needsInspection', y.needs_inspection)
            FROM task_type y WHERE y.tenant_id = t.tenant_id AND y.id = t.type_id) AS type,
         coalesce((SELECT y.needs_inspection AND t.progress = 100
            FROM task_type y WHERE y.tenant_id = t.tenant_id AND y.id = t.type_id), false) AS "awaitsInspection",
         t.last_progress_at AS "lastProgressAt", t.completed_at AS "completedAt", t.deleted_at AS "deletedAt"`;
const FROM = `
    FROM task t
    JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id
    JOIN department d ON d.tenant_id = t.tenant_id AND d.id = t.department_id
   WHERE t.tenant_id = $1 AND t.deleted_at IS NULL AND c.deleted_at IS NULL`;
const DUE = "CASE WHEN t.due_on IS NULL THEN '9999-12-31'::date ELSE t.due_on END";
const page = (limit: number) => `ORDER BY ${DUE}, t.id LIMIT ${limit + 1}`;

/** Coalesce steers the planner to the order's index, as it does in the product; without it the limit would be far slower. */
const leaders = (limit: number) => `${COLUMNS}, ${DUE} AS key${FROM}
  AND coalesce(t.department_id = ANY($2::uuid[]) OR t.contract_id = ANY($3::uuid[]) OR t.assignee_ids @> ARRAY[$4]::uuid[], false)
  ${page(limit)}`;
const staffs = (limit: number) => `${COLUMNS}, ${DUE} AS key${FROM}
  AND coalesce(t.contract_id = ANY($2::uuid[]) OR t.assignee_ids @> ARRAY[$3]::uuid[], false) ${page(limit)}`;
const ofContract = (limit: number) =>
  `${COLUMNS}, t.sort_order AS key${FROM} AND t.contract_id = $2 ORDER BY t.sort_order, t.id LIMIT ${limit + 1}`;

const REPORTING = new Set(['signed', 'planning', 'executing', 'accepting', 'delivered', 'in_service']);

interface Found {
  id: string;
  status?: string;
  dueOn: string | null;
  progress: number;
  deletedAt: string | null;
  key?: string | number;
}

/** The page the product would answer, with the cursor it would give. */
export function pageOf<R extends { id: string; key?: string | number }>(
  rows: R[],
  limit: number,
  sort: string,
  present: (row: R) => object,
): object {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const nextCursor =
    rows.length > limit && last
      ? Buffer.from(JSON.stringify({ sort, direction: 'asc', value: last.key, id: last.id })).toString(
          'base64url',
        )
      : null;
  return { items: page.map(present), nextCursor };
}

function presentTask(today: string) {
  return ({ status, key: _key, ...shown }: Found) => ({
    ...shown,
    overdue: shown.progress < 100 && shown.dueOn !== null && shown.dueOn < today,
    mayReport: shown.deletedAt === null && REPORTING.has(status!),
  });
}

/** One page of the tasks a leader or a member of staff may read, by due date. */
export async function listTasks(pool: pg.Pool, me: Asker, limit: number, today: string): Promise<object> {
  const query =
    me.role === 'leader'
      ? {
          name: `leader's tasks ${limit}`,
          text: leaders(limit),
          values: [me.tenantId, me.departments, me.led, me.id],
        }
      : { name: `tasks of staff ${limit}`, text: staffs(limit), values: [me.tenantId, me.led, me.id] };
  const { rows } = await pool.query<Found>(query);
  return pageOf(rows, limit, 'due', presentTask(today));
}

/** A contract's tasks in the order of its plan. */
export async function tasksOfContract(
  pool: pg.Pool,
  tenantId: string,
  contractId: string,
  limit: number,
  today: string,
): Promise<object> {
  const { rows } = await pool.query<Found>({
    name: `tasks of contract ${limit}`,
    text: ofContract(limit),
    values: [tenantId, contractId],
  });
  return pageOf(rows, limit, 'order', presentTask(today));
}

/**
 * The same rows as the product's report, in one statement and so in one transaction: report, task, announcement, and by
 * the same triggers the contract's roll-up and two audit rows. The audit trigger's owner is held to a firm even here, so
 * the firm is set for the transaction.
 */
const REPORT = `
  WITH firm AS MATERIALIZED (
    SELECT set_config('app.tenant_id', $1::text, true) AS id
  ), seen AS (
    SELECT t.tenant_id, t.id, t.contract_id, t.progress
      FROM firm, task t JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id
     WHERE t.tenant_id = firm.id::uuid AND t.id = $2 AND t.deleted_at IS NULL AND c.deleted_at IS NULL FOR UPDATE OF t
  ), updated AS (
    UPDATE task SET progress = $3::int, last_progress_at = clock_timestamp(),
           completed_at = CASE WHEN $3::int < 100 THEN NULL ELSE coalesce(task.completed_at, clock_timestamp()) END
      FROM seen WHERE task.tenant_id = seen.tenant_id AND task.id = seen.id
    RETURNING task.id
  ), reported AS (
    INSERT INTO progress_event (tenant_id, id, task_id, contract_id, percent, previous_percent, note, member_id, reported_at, device)
    SELECT seen.tenant_id, millwright.new_id(), seen.id, seen.contract_id, $3::int, seen.progress, $4, $5, clock_timestamp(), $6
      FROM seen JOIN updated ON updated.id = seen.id
    RETURNING id, reported_at
  ), announced AS (
    INSERT INTO outbox_event (tenant_id, id, name, payload, subject_type, subject_id, actor_id, request_id)
    SELECT seen.tenant_id, millwright.new_id(), 'tasks.progress-reported',
           jsonb_build_object('taskId', seen.id, 'contractId', seen.contract_id, 'progressEventId', reported.id,
             'percent', $3::int, 'previousPercent', seen.progress), 'Task', seen.id, $5, $7
      FROM seen, reported
  )
  SELECT seen.id AS "taskId", seen.contract_id AS "contractId", $3::int AS percent, seen.progress AS "previousPercent",
         reported.reported_at AS "reportedAt"
    FROM seen, reported`;

/** One progress report. */
export async function reportProgress(
  pool: pg.Pool,
  me: Asker,
  report: { taskId: string; percent: number; note: string; device: string },
  requestId: string,
): Promise<object> {
  const { rows } = await pool.query({
    name: 'report',
    text: REPORT,
    values: [me.tenantId, report.taskId, report.percent, report.note, me.id, report.device, requestId],
  });
  return rows[0];
}
