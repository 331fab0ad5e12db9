import type pg from 'pg';
import { type Request, trpc } from './requests.ts';
import type { Side } from './statistics.ts';

/** One line of the result: what is asked, of the product and of the limit. */
export interface Scenario {
  name: string;
  /** Least ratio aimed at; without one the line is for looking at. */
  goal?: number;
  writes?: boolean;
  requests: Record<Side, Request>[];
}

/** People asking at the same time, of each kind, over all firms. */
const PEOPLE = 100;
const NOTE = '接线完成，待检验';

const limit = (person: string, what: string, more = '', body?: string): Request => ({
  method: body === undefined ? 'GET' : 'POST',
  path: `/${what}/${person}/${more}`,
  person,
  ...(body === undefined ? {} : { body }),
});

interface Someone {
  id: string;
  tenantId: string;
}

/** Members of a role, spread over the firms that have tasks. */
async function someone(db: pg.Client, role: string): Promise<Someone[]> {
  const { rows } = await db.query<Someone>(
    `SELECT id, tenant_id AS "tenantId" FROM (
       SELECT m.id, m.tenant_id, row_number() OVER (PARTITION BY m.tenant_id ORDER BY m.employee_no) AS place
         FROM member m JOIN tenant t ON t.id = m.tenant_id
        WHERE m.role = $1 AND EXISTS (SELECT 1 FROM task k WHERE k.tenant_id = m.tenant_id)
     ) p ORDER BY place, tenant_id LIMIT $2`,
    [role, PEOPLE],
  );
  return rows;
}

function taskList(name: string, people: Someone[]): Scenario {
  return {
    name,
    goal: 0.65,
    requests: people.map(({ id }) => ({
      ours: trpc.get(id, 'tasks.list', { limit: 50 }),
      limit: limit(id, 'tasks'),
    })),
  };
}

/** A contract as its project lead opens it: terms, team, milestones and all its tasks, in one request. */
async function contractDetail(db: pg.Client, leaders: Someone[]): Promise<Scenario> {
  const { rows } = await db.query<{ id: string; person: string }>(
    `SELECT id, project_lead_id AS person FROM contract
      WHERE project_lead_id = ANY($1::uuid[]) AND task_count > 0 AND deleted_at IS NULL ORDER BY id LIMIT 500`,
    [leaders.map((leader) => leader.id)],
  );
  return {
    name: 'one contract with its tasks',
    goal: 0.65,
    requests: rows.map(({ id, person }) => ({
      ours: trpc.batch(person, [
        ['contracts.get', { contractId: id }],
        ['tasks.list', { contractIds: [id], sort: 'order', limit: 200 }],
      ]),
      limit: limit(person, 'contract', id),
    })),
  };
}

/** Reports on tasks of the leader's own department, to any percent, since a leader may also take back. */
async function progressReports(db: pg.Client, leaders: Someone[]): Promise<Scenario> {
  const { rows } = await db.query<{ id: string; person: string }>(
    `SELECT k.id, dm.member_id AS person
       FROM department_member dm
       JOIN LATERAL (
         SELECT t.id FROM task t JOIN contract c ON c.tenant_id = t.tenant_id AND c.id = t.contract_id
          WHERE t.tenant_id = dm.tenant_id AND t.department_id = dm.department_id AND t.deleted_at IS NULL AND c.status = 'executing'
          ORDER BY t.id LIMIT 60
       ) k ON true
      WHERE dm.member_id = ANY($1::uuid[])`,
    [leaders.map((leader) => leader.id)],
  );
  return {
    name: 'progress report with audit and announcement',
    goal: 0.45,
    writes: true,
    requests: rows.map(({ id, person }, i) => {
      const report = { taskId: id, percent: (i * 37) % 100, note: NOTE, device: 'phone' };
      return {
        ours: trpc.post(person, 'tasks.reportProgress', report),
        limit: limit(person, 'report', '', JSON.stringify(report)),
      };
    }),
  };
}

/** First pages, pages of one state and pages from the middle, of the firm with very many contracts. */
async function manyContracts(db: pg.Client, count: number): Promise<{ scenario: Scenario; boss: Someone }> {
  const { rows } = await db.query<Someone>(
    `SELECT m.id, m.tenant_id AS "tenantId" FROM member m
      WHERE m.role = 'boss' AND NOT EXISTS (SELECT 1 FROM task k WHERE k.tenant_id = m.tenant_id) LIMIT 1`,
  );
  const boss = rows[0]!;
  const places = await db.query<{ value: string; id: string }>(
    `SELECT value::text, id FROM (
       SELECT id, coalesce(promised_date, '9999-12-31') AS value, row_number() OVER (ORDER BY coalesce(promised_date, '9999-12-31'), id) AS place
         FROM contract WHERE tenant_id = $1 AND deleted_at IS NULL
     ) p WHERE place % greatest(1, $2 / 40) = 0 ORDER BY place LIMIT 38`,
    [boss.tenantId, count],
  );
  const pages: { status?: string; after?: { value: string; id: string } }[] = [
    ...Array.from({ length: 10 }, () => ({})),
    ...['signed', 'planning', 'executing', 'accepting', 'delivered'].map((status) => ({ status })),
    ...places.rows.map((after) => ({ after })),
  ];
  const scenario: Scenario = {
    name: `list of ${count.toLocaleString('en')} contracts`,
    requests: pages.map(({ status, after }) => {
      const cursor =
        after &&
        Buffer.from(JSON.stringify({ sort: 'promisedDate', direction: 'asc', ...after })).toString(
          'base64url',
        );
      return {
        ours: trpc.get(boss.id, 'contracts.list', {
          limit: 50,
          ...(status ? { status: [status] } : {}),
          ...(cursor ? { cursor } : {}),
        }),
        limit: limit(boss.id, 'contracts', encodeURIComponent(JSON.stringify({ limit: 50, status, after }))),
      };
    }),
  };
  return { scenario, boss };
}

/** The start page of a boss whose firm has very many contracts: every figure of it counted anew. */
const startPage = (boss: Someone, count: number): Scenario => ({
  name: `start page over ${count.toLocaleString('en')} contracts`,
  requests: [{ ours: trpc.get(boss.id, 'dashboard.get', undefined), limit: limit(boss.id, 'dashboard') }],
});

/** Everything that is measured, and the people who ask. */
export async function prepareScenarios(
  db: pg.Client,
  contracts: number,
): Promise<{ scenarios: Scenario[]; people: string[] }> {
  const leaders = await someone(db, 'leader');
  const staff = await someone(db, 'staff');
  const many = await manyContracts(db, contracts);
  return {
    scenarios: [
      taskList('list of 50 tasks, as a leader', leaders),
      taskList('list of 50 tasks, as a member of staff', staff),
      await contractDetail(db, leaders),
      await progressReports(db, leaders),
      many.scenario,
      startPage(many.boss, contracts),
    ],
    people: [...leaders, ...staff, many.boss].map((person) => person.id),
  };
}
