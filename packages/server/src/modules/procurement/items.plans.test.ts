import type { Session, Statement, TenantContext } from '@millwright/db';
import { openRead, type ScopeServices, type StaffPrincipal } from '@millwright/platform';
import { testDatabase } from '@millwright/testkit';
import pg from 'pg';
import { beforeAll, describe, expect, it } from 'vitest';
import { listItems } from './items.queries.ts';
import { type BuyingPlace, givenBuyingPlace } from './procurement.scene.ts';
import { ITEM_SORTS, listItemsInput } from './procurement.schemas.ts';

const REQUEST = { requestId: 'plans', ip: null };
interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Parent Relationship'?: string;
  Plans?: PlanNode[];
}

let place: BuyingPlace;
beforeAll(async () => {
  place = await givenBuyingPlace();
  const { firm, contractId, supplierId } = place;
  const client = new pg.Client({ connectionString: (await testDatabase()).superuserUrl });
  await client.connect();
  try {
    await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [firm.tenantId]);
    await client.query(
      `INSERT INTO procurement_item (tenant_id, id, contract_id, department_id, supplier_id, line_no, name, quantity, unit, status,
         promised_date, needed_by)
       SELECT $1, gen_random_uuid(), $2, case when i % 2 = 0 then $3::uuid else $4::uuid end, $5, i, 'Part ' || i % 977, 1 + i % 9, 'pcs',
              (array['requested', 'ordered', 'received', 'inspected'])[1 + i % 4],
              CASE WHEN i % 7 > 0 THEN date '2026-01-01' + i % 700 END, CASE WHEN i % 5 > 0 THEN date '2026-01-01' + i % 650 END
         FROM generate_series(1, 5000) i`,
      [firm.tenantId, contractId, firm.departments.electrical, firm.departments.software, supplierId],
    );
    await client.query('ANALYZE procurement_item, supplier, department, member, contract, task');
  } finally {
    await client.end();
  }
}, 60_000);

/** Runs a list as somebody and answers the plan of the statement it sent. */
async function planOf(principal: StaffPrincipal, input: object): Promise<PlanNode> {
  const { pool } = place.firm.services;
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
  await openRead(services, principal, REQUEST, (scope) => listItems(scope, listItemsInput.parse(input)));
  const { statement, context } = sent[0]!;
  const { text, values } = statement;
  const { rows } = await pool.read(context, (session) =>
    session.execute({ text: `EXPLAIN (FORMAT JSON) ${text}`, values }),
  );
  return (rows[0] as { 'QUERY PLAN': [{ Plan: PlanNode }] })['QUERY PLAN'][0].Plan;
}

/** The nodes the rows pass through; what a column looks up for one row is a plan of its own. */
const nodes = (plan: PlanNode): PlanNode[] => [
  plan,
  ...(plan.Plans ?? []).filter((below) => below['Parent Relationship'] !== 'SubPlan').flatMap(nodes),
];

const INDEXES = {
  promised: 'procurement_item_by_promised',
  needed: 'procurement_item_by_needed',
  line: 'procurement_item_by_line',
  name: 'procurement_item_by_name',
  created: 'procurement_item_by_created',
};

describe('lists of many parts', () => {
  it.each([...ITEM_SORTS])(
    'ordered by %s walk an index and sort nothing, for buyers and leaders',
    async (sort) => {
      for (const person of [place.purchaser, place.firm.leaders.electrical]) {
        const principal = (await person.load()) as StaffPrincipal;
        for (const direction of ['asc', 'desc'] as const) {
          const plan = nodes(await planOf(principal, { sort, direction, limit: 50 }));
          expect(
            plan.map((node) => node['Index Name']),
            `${person.name} ${direction}`,
          ).toContain(INDEXES[sort]);
          expect(plan.map((node) => node['Node Type'])).not.toContain('Sort');
        }
      }
    },
  );
});
