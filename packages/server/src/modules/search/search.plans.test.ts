import { as, asSuperuser, type Firm, given } from '@millwright/testkit';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';

const CONTRACTS = 50_000;

let firm: Firm;
beforeAll(async () => {
  firm = await given.firm();
  const [{ tenantId, customerId }] = [{ tenantId: firm.tenantId, customerId: firm.customer.id }];
  // In one go: triggers would only repeat what is said here.
  await asSuperuser(
    `WITH quiet AS (SELECT set_config('session_replication_role', 'replica', false)),
     made AS (
       INSERT INTO contract (tenant_id, id, contract_no, project_no, name, customer_id, department_ids)
       SELECT $1, millwright.new_id(), 'HT-' || lpad(i::text, 6, '0'), 'P-' || i,
              (array['灌装线', '码垛工作站', '包装线', '输送系统'])[1 + i % 4] || ' Line ' || i * 7919 % ${CONTRACTS}, $2,
              ($3::uuid[])[1 + i % 4:3 + i % 4]
         FROM quiet, generate_series(1, ${CONTRACTS}) i RETURNING tenant_id, id, contract_no, project_no, name)
     INSERT INTO search_entry (tenant_id, id, subject_type, terms)
     SELECT tenant_id, id, 'Contract', array_to_tsvector(millwright.search_terms(contract_no || ' ' || project_no || ' ' || name)) FROM made`,
    [tenantId, customerId, Object.values(firm.departments)],
  );
  await asSuperuser('ANALYZE search_entry');
  await asSuperuser('ANALYZE contract');
}, 300_000);

/** How the database finds the entries of one question, as the application's role. */
const planOf = (query: string) =>
  firm.write(async ({ sql: db }) => {
    await sql`select set_config('app.search', millwright.search_query(${query})::text, true)`.execute(db);
    const { rows } = await sql<{
      'QUERY PLAN': string;
    }>`explain (analyze, costs off, timing off) select id from search_entry where subject_type = 'Contract'`.execute(
      db,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });

describe(`searching ${CONTRACTS} contracts`, () => {
  it.each(['HT-025000', 'line 777', '码垛工作站 line 4999'])(
    '%s goes through the index, under row-level security',
    async (query) => {
      const plan = await planOf(query);
      expect(plan).toContain('Bitmap Index Scan on search_entry_terms_idx');
      expect(plan).not.toContain('Seq Scan');
      expect(Number(/Bitmap Heap Scan on search_entry .*rows=(\d+)/.exec(plan)?.[1])).toBeLessThan(1_000);
    },
  );

  it('answers boss, leader and staff in no time, also where every fourth contract is meant', async () => {
    for (const person of [firm.boss, firm.leaders.electrical, firm.staff.electrical])
      for (const query of ['HT-025000', '码垛', '线']) {
        const began = performance.now();
        const { kinds } = await as(person).search.find({ query, limit: 20 });
        expect(performance.now() - began, `${person.name} ${query}`).toBeLessThan(5_000);
        if (person === firm.staff.electrical) expect(kinds).toEqual([]);
        if (person === firm.boss) expect(kinds[0]!.items.length).toBeGreaterThan(0);
      }
  }, 60_000);
});
