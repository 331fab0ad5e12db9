import type { Session, Statement, TenantContext } from '@millwright/db';
import { openRead, type ScopeServices, type StaffPrincipal } from '@millwright/platform';
import { type Firm, given, testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { listContracts } from './contracts.queries.ts';
import { CONTRACT_SORTS, listContractsInput } from './contracts.schemas.ts';

const REQUEST = { requestId: 'plans', ip: null };
interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Parent Relationship'?: string;
  Plans?: PlanNode[];
}

let firm: Firm;
beforeAll(async () => {
  firm = await given.firm();
  const { superuserUrl } = await testDatabase();
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [firm.tenantId]);
    await client.query(
      `INSERT INTO contract (tenant_id, id, contract_no, project_no, name, customer_id, status, promised_date, department_ids)
       SELECT $1, gen_random_uuid(), 'HD-' || lpad(i::text, 6, '0'), 'P-' || i, 'Line ' || i % 977, $2,
              (array['signed', 'planning', 'executing', 'accepting', 'delivered'])[1 + i % 5], date '2026-01-01' + i % 700,
              array[case when i % 2 = 0 then $3::uuid else $4::uuid end]
         FROM generate_series(1, 5000) i`,
      [firm.tenantId, firm.customer.id, firm.departments.electrical, firm.departments.software],
    );
    await client.query('ANALYZE contract');
  } finally {
    await client.end();
  }
}, 60_000);

/** Runs a list as somebody and answers the plan of the statement it sent. */
async function planOf(principal: StaffPrincipal, input: object): Promise<PlanNode> {
  const { pool } = firm.services;
  const sent: { statement: Statement; context: TenantContext }[] = [];
  const watching = (session: Session): Session =>
    new Proxy(session, {
      get: (target, key) =>
        key === 'execute'
          ? (statement: Statement) => {
              sent.push({ statement, context: target.context });
              return target.execute(statement);
            }
          : Reflect.get(target, key, target),
    });
  const services = {
    pool: {
      read: (context: never, run: (session: Session) => Promise<unknown>) =>
        pool.read(context, (session) => run(watching(session))),
    },
  } as unknown as ScopeServices;
  await openRead(services, principal, REQUEST, (scope) =>
    listContracts(scope, listContractsInput.parse(input)),
  );
  const { statement, context } = sent[0]!;
  const { text, values } = statement;
  const { rows } = await pool.read(context, (session) =>
    session.execute({ text: `EXPLAIN (FORMAT JSON) ${text}`, values }),
  );
  const plan = (rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'];
  return plan[0].Plan;
}

/** The nodes the rows pass through; what a column looks up for one row (its departments' names) is a plan of its own. */
const nodes = (plan: PlanNode): PlanNode[] => [
  plan,
  ...(plan.Plans ?? []).filter((below) => below['Parent Relationship'] !== 'SubPlan').flatMap(nodes),
];

const INDEXES = {
  contractNo: 'contract_by_no',
  name: 'contract_by_name',
  promisedDate: 'contract_by_promised',
  progress: 'contract_by_progress',
  createdAt: 'contract_by_created',
  archivedAt: 'contract_archived',
};

describe('lists of many contracts', () => {
  it.each([...CONTRACT_SORTS])(
    'ordered by %s walk an index and sort nothing, for boss and leader',
    async (sort) => {
      for (const person of [firm.boss, firm.leaders.electrical]) {
        const principal = (await person.load()) as StaffPrincipal;
        for (const direction of ['asc', 'desc'] as const) {
          const plan = nodes(await planOf(principal, { sort, direction, limit: 50 }));
          const used = plan.map((node) => node['Index Name']);
          expect(used, `${person.name} ${direction}`).toContain(INDEXES[sort]);
          expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
        }
      }
    },
  );

  it('stay on an index with one status as filter', async () => {
    const principal = (await firm.boss.load()) as StaffPrincipal;
    const plan = nodes(await planOf(principal, { sort: 'promisedDate', status: ['planning'] }));
    expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
    expect(plan.map((node) => node['Node Type'])).not.toContain('Seq Scan');
  });
});
