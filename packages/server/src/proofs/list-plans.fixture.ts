import type { Session, Statement, TenantContext } from '@millwright/db';
import { createCallerFactory, type StaffPrincipal } from '@millwright/platform';
import { type Firm, given, type Person, testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { appRouter } from '../app-router.ts';

export const CONTRACTS = 50_000;
export const TASKS = 500_000;

/** A step of a plan as `EXPLAIN (ANALYZE, FORMAT JSON)` tells it; rows are the average of its loops. */
export interface Step {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Parent Relationship'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Step[];
}

/** Fills the tables in one go: their indexes are built afterwards, and triggers would only repeat what is said here. */
async function load(firm: Firm): Promise<void> {
  const { superuserUrl } = await testDatabase();
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const people = Object.values(firm.staff).map(({ id }) => id);
  const departments = Object.values(firm.departments);
  try {
    await client.query('BEGIN');
    await client.query(
      `SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '256MB'`,
    );
    const { rows: indexes } = await client.query<{ name: string; definition: string }>(
      `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
        WHERE i.indrelid IN ('contract'::regclass, 'task'::regclass)
          AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    );
    await client.query(`DROP INDEX ${indexes.map(({ name }) => name).join(', ')}`);
    await client.query(
      `INSERT INTO customer (tenant_id, id, name, code)
       SELECT $1, millwright.new_id(), 'Buyer ' || i, 'B' || i FROM generate_series(1, 200) i`,
      [firm.tenantId],
    );
    await client.query(
      `INSERT INTO contract (tenant_id, id, contract_no, project_no, name, customer_id, status, promised_date, project_lead_id,
         department_ids, task_count, progress, created_at, archived_at)
       SELECT $1, millwright.new_id(), 'HT-' || lpad(i::text, 6, '0'), 'P-' || i, 'Line ' || i * 7919 % 50000, b.ids[1 + i % 200],
              CASE WHEN i % 10 = 9 THEN 'archived' ELSE (array['signed', 'planning', 'executing', 'accepting', 'delivered'])[1 + i % 5] END,
              CASE WHEN i % 19 > 0 THEN date '2024-01-01' + i * 31 % 1500 END, CASE WHEN i % 500 = 0 THEN $2::uuid END,
              ($3::uuid[])[1 + i % 4:3 + i % 4], 10, i % 101, timestamptz '2024-01-01' + i * interval '20 minutes',
              CASE WHEN i % 10 = 9 THEN timestamptz '2024-01-01' + i * interval '20 minutes' END
         FROM generate_series(1, ${CONTRACTS}) i, (SELECT array_agg(id) AS ids FROM customer WHERE tenant_id = $1) b`,
      [firm.tenantId, firm.leaders.electrical.id, departments],
    );
    // Each of the firm's six people of staff has one task in a hundred; the others belong to people not asked here.
    await client.query(
      `INSERT INTO task (tenant_id, id, contract_id, department_id, title, due_on, progress, assignee_ids, sort_order)
       SELECT $1, millwright.new_id(), c.id, ($2::uuid[])[1 + i % 6], 'Task ' || i::bigint * 7919 % 500000,
              CASE WHEN i % 31 > 0 THEN date '2024-01-01' + i * 31 % 1500 END, (i % 11) * 10,
              ARRAY[coalesce(($3::uuid[])[1 + i % 100], $4::uuid)], 1000 + i / ${CONTRACTS} * 1000
         FROM generate_series(0, ${TASKS - 1}) i
         JOIN (SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM contract WHERE tenant_id = $1) c
           ON c.place = i % ${CONTRACTS}`,
      [firm.tenantId, departments, people, firm.boss.id],
    );
    await client.query(
      `INSERT INTO contract_member (tenant_id, id, contract_id, department_id, member_id)
       SELECT $1, millwright.new_id(), id, $2, $3 FROM contract WHERE tenant_id = $1 ORDER BY id LIMIT 60`,
      [firm.tenantId, firm.departments.electrical, firm.staff.electrical.id],
    );
    for (const { definition } of indexes) await client.query(definition);
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE contract, task, customer, contract_member, department, member');
  } finally {
    await client.end();
  }
}

/** One firm with very many contracts and tasks. */
export async function givenBigFirm(): Promise<Firm> {
  const firm = await given.firm();
  await load(firm);
  return firm;
}

const callerOf = createCallerFactory(appRouter);
export type Caller = ReturnType<typeof callerOf>;

/** Somebody who calls the API, and what it sent to the database for that. */
export class Watched {
  private readonly firm: Firm;
  private readonly person: Person;
  private readonly sent: { statement: Statement; context: TenantContext }[] = [];
  constructor(firm: Firm, person: Person) {
    this.firm = firm;
    this.person = person;
  }

  /** Calls as the person. */
  async call<T>(run: (caller: Caller) => Promise<T>): Promise<T> {
    const { pool } = this.firm.services;
    const watching = (session: Session): Session => ({
      context: session.context,
      mode: session.mode,
      execute: (statement) => {
        this.sent.push({ statement, context: session.context });
        return session.execute(statement);
      },
      beyondReach: () => watching(session.beyondReach()),
    });
    const services = {
      ...this.firm.services,
      pool: {
        read: (context: never, inside: (session: Session) => Promise<unknown>) =>
          pool.read(context, (session) => inside(watching(session))),
      },
    };
    const context = {
      face: 'staff',
      principal: (await this.person.load()) as StaffPrincipal,
      request: { requestId: 'plans', ip: null },
      services,
      sessionHash: null,
      setHeader() {},
    };
    return run(callerOf(context as never));
  }

  /** Calls as the person; the answer is the plan, carried out, of the first statement sent for the call. */
  async plan(run: (caller: Caller) => Promise<unknown>): Promise<Step> {
    this.sent.length = 0;
    await this.call(run);
    const { statement, context } = this.sent[0]!;
    const { text, values } = statement;
    const { pool } = this.firm.services;
    const { rows } = await pool.read(context, (session) =>
      session.execute({ text: `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`, values }),
    );
    return (rows[0] as { 'QUERY PLAN': [{ Plan: Step }] })['QUERY PLAN'][0].Plan;
  }
}

/** The steps the page's rows pass through; what a column looks up for one row (names of people) is a plan of its own. */
export const stepsOf = (plan: Step): Step[] => [
  plan,
  ...(plan.Plans ?? [])
    .filter((below) => !['SubPlan', 'InitPlan'].includes(below['Parent Relationship'] ?? ''))
    .flatMap(stepsOf),
];

/** Rows of a table that were looked at, whether they made it to the page or not. */
export function rowsRead(plan: Step, table: string): number {
  return stepsOf(plan)
    .filter((step) => step['Relation Name'] === table)
    .reduce((sum, step) => {
      const each =
        step['Actual Rows'] +
        (step['Rows Removed by Filter'] ?? 0) +
        (step['Rows Removed by Index Recheck'] ?? 0);
      return sum + each * step['Actual Loops'];
    }, 0);
}

/** Most rows that any step put in order. */
export function rowsSorted(plan: Step): number {
  const sorted = stepsOf(plan)
    .filter((step) => step['Node Type'].includes('Sort'))
    .map((step) =>
      (step.Plans ?? []).reduce((sum, below) => sum + below['Actual Rows'] * below['Actual Loops'], 0),
    );
  return Math.max(0, ...sorted);
}
