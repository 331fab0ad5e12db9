import { sqlFor, type TenantContext } from '@millwright/db';
import { openRead, openWrite, type Scope, type SystemPrincipal } from '@millwright/platform';
import { loadStaffPrincipal } from '@millwright/server';
import { passwordFits } from '@millwright/server/modules/identity/passwords.ts';
import { takeNumber } from '@millwright/server/modules/tenancy/index.ts';
import { testServices } from '@millwright/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Credentials } from './addresses.ts';
import { seedDemoFirms } from './demo-firms.ts';

const AUTH: TenantContext = { role: 'millwright_auth', tenantId: null };
const REQUEST = { requestId: 'test', ip: null };
let credentials: Credentials[];
let took: number;

beforeAll(async () => {
  const services = await testServices();
  const begin = performance.now();
  credentials = (await seedDemoFirms(services))!;
  took = performance.now() - begin;
});

async function tenants() {
  const { pool } = await testServices();
  return pool.read(AUTH, (s) => sqlFor(s).selectFrom('tenant').selectAll().orderBy('slug').execute());
}

/** Looks into one of the two firms as the product itself. */
async function inFirm<T>(slug: 'hengda' | 'northwind', run: (scope: Scope) => Promise<T>): Promise<T> {
  const tenant = (await tenants()).find((t) => t.slug === slug)!;
  const system: SystemPrincipal = { kind: 'system', tenantId: tenant.id, timeZone: tenant.time_zone };
  return openRead(await testServices(), system, REQUEST, run as never);
}

const contractsOf = (slug: 'hengda' | 'northwind') =>
  inFirm(slug, ({ sql }) => sql.selectFrom('contract').selectAll().orderBy('contract_no').execute());

describe('the demo firms', () => {
  it('are two, each in its own language and zone', async () => {
    expect(await tenants()).toMatchObject([
      {
        slug: 'hengda',
        name: '恒达自动化 Hengda Automation',
        locale: 'zh-CN',
        time_zone: 'Asia/Shanghai',
        suspended_at: null,
      },
      { slug: 'northwind', name: 'Northwind Integrators', locale: 'en', suspended_at: null },
    ]);
  });

  it('do not keep a first start waiting', () => {
    // Well under a second on a free machine; the tests share theirs.
    expect(took).toBeLessThan(15_000);
  });

  it('have the people, departments, customers and contracts of a firm at work', async () => {
    const count = (scope: Scope) =>
      scope.sql
        .selectNoFrom((eb) => {
          const all = (table: 'member' | 'department' | 'customer' | 'contract' | 'task') =>
            eb.selectFrom(table).select(eb.fn.countAll<number>().as('n')).as(table);
          return [all('member'), all('department'), all('customer'), all('contract'), all('task')];
        })
        .executeTakeFirstOrThrow();
    expect(await inFirm('hengda', count)).toMatchObject({
      member: 41,
      department: 9,
      customer: 2,
      contract: 13,
    });
    expect(await inFirm('northwind', count)).toMatchObject({
      member: 10,
      department: 6,
      customer: 1,
      contract: 3,
    });
    const perContract = (await contractsOf('hengda')).map((c) => c.task_count);
    expect(Math.min(...perContract)).toBeGreaterThanOrEqual(28);
    expect(Math.max(...perContract)).toBeLessThanOrEqual(34);
  });

  it('give every department a leader, and the firm its inspectors and purchasers', async () => {
    const people = await inFirm('hengda', ({ sql }) =>
      sql
        .selectFrom('department as d')
        .leftJoin('department_member as dm', (join) =>
          join.onRef('dm.department_id', '=', 'd.id').on('dm.position', '=', 'lead'),
        )
        .leftJoin('member as m', 'm.id', 'dm.member_id')
        .select(['d.code', 'm.name', 'm.role', 'm.department_ids', 'd.id'])
        .execute(),
    );
    const led = people.filter(({ code }) => code !== 'field-service');
    expect(
      led.every(({ role, department_ids, id }) => role === 'leader' && department_ids?.includes(id)),
    ).toBe(true);
    const duties = await inFirm('hengda', ({ sql }) => sql.selectFrom('member').select('duties').execute());
    expect(new Set(duties.flatMap((m) => m.duties))).toEqual(
      new Set(['inspector', 'purchaser', 'planner', 'safety_officer']),
    );
  });

  it('show every state a contract can be in, one that is over and archived, and one that is overdue', async () => {
    const contracts = await contractsOf('hengda');
    expect(new Set(contracts.map((c) => c.status))).toEqual(
      new Set([
        'draft',
        'signed',
        'planning',
        'executing',
        'accepting',
        'delivered',
        'in_service',
        'suspended',
        'archived',
      ]),
    );
    expect(contracts.find((c) => c.status === 'archived')).toMatchObject({ status_before: 'in_service' });
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    expect(contracts.filter((c) => c.status === 'executing' && c.promised_date! < yesterday)).toHaveLength(1);
    expect(contracts.filter((c) => c.published_at !== null).length).toBeGreaterThanOrEqual(8);
    expect(contracts.find((c) => c.status === 'suspended')).toMatchObject({ status_before: 'executing' });
  });

  it('have percents that are exactly what their latest reports add up to', async () => {
    for (const slug of ['hengda', 'northwind'] as const) {
      const contracts = await contractsOf(slug);
      const tasks = await inFirm(slug, ({ sql }) =>
        sql
          .selectFrom('task as t')
          .select((eb) => [
            't.contract_id',
            't.weight',
            't.progress',
            eb
              .selectFrom('progress_event as e')
              .whereRef('e.task_id', '=', 't.id')
              .orderBy('e.id', 'desc')
              .limit(1)
              .select('e.percent')
              .as('latest'),
          ])
          .execute(),
      );
      expect(tasks.filter((t) => t.progress !== (t.latest ?? 0))).toEqual([]);
      for (const contract of contracts) {
        const own = tasks.filter((t) => t.contract_id === contract.id);
        const weight = own.reduce((sum, t) => sum + Number(t.weight), 0);
        const done = own.reduce((sum, t) => sum + Number(t.weight) * (t.latest ?? 0), 0);
        expect(Number(contract.progress)).toBeCloseTo(done / weight, 2);
      }
    }
  });

  it('are dated around today and nowhere else', async () => {
    const now = Date.now();
    const reports = await inFirm('hengda', ({ sql }) =>
      sql.selectFrom('progress_event').select(['id', 'reported_at']).orderBy('id').execute(),
    );
    const times = reports.map((r) => Date.parse(r.reported_at));
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    expect(Math.max(...times)).toBeGreaterThan(now - 15 * 60_000);
    expect(Math.min(...times)).toBeGreaterThan(now - 400 * 86_400_000);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    const tasks = await inFirm('hengda', ({ sql }) =>
      sql.selectFrom('task').select(['starts_on', 'due_on']).execute(),
    );
    const days = tasks.flatMap((t) => [Date.parse(t.starts_on!), Date.parse(t.due_on!)]);
    expect(Math.min(...days)).toBeGreaterThan(now - 400 * 86_400_000);
    expect(Math.max(...days)).toBeLessThan(now + 200 * 86_400_000);
  });

  it('are written in the name of the boss, with the audit trail of any other change', async () => {
    const boss = await inFirm('hengda', ({ sql }) =>
      sql.selectFrom('member').select('id').where('name', '=', '陈立').executeTakeFirstOrThrow(),
    );
    const actors = await inFirm('hengda', ({ sql }) =>
      sql.selectFrom('audit_event').select(['actor_id', 'request_id']).distinct().execute(),
    );
    expect(actors).toEqual([{ actor_id: boss.id, request_id: 'demo' }]);
  });

  it('leave the project numbers in step: the next contract gets the next one', async () => {
    for (const slug of ['hengda', 'northwind'] as const) {
      const tenant = (await tenants()).find((t) => t.slug === slug)!;
      const taken = (await contractsOf(slug)).map((c) => c.project_no).sort();
      expect(new Set(taken).size).toBe(taken.length);
      const system: SystemPrincipal = { kind: 'system', tenantId: tenant.id, timeZone: tenant.time_zone };
      const next = await openWrite(await testServices(), system, REQUEST, async (scope) => {
        const [one, two] = [1, 2].map(() => () => takeNumber(scope, 'project', tenant.project_no_rule));
        return [await one!(), await two!()];
      });
      expect(taken).not.toContain(next[0]);
      const counted = taken.filter((no) => no.slice(0, -3) === next[0]!.slice(0, -3)).length;
      expect(Number(next[0]!.slice(-3))).toBe(counted + 1);
      expect(Number(next[1]!.slice(-3))).toBe(counted + 2);
    }
  });
});

describe('the people who can sign in', () => {
  it('are the four the terminal names and the other firm’s boss, each with a password of their own', async () => {
    expect(credentials.map(({ role, face }) => [role.en, face])).toEqual([
      ['boss', 'staff'],
      ['leader', 'staff'],
      ['staff', 'staff'],
      ['customer', 'portal'],
      ['boss of the second firm', 'staff'],
    ]);
    expect(new Set(credentials.map(({ password }) => password)).size).toBe(5);
    expect(credentials.every(({ password }) => /^[\w-]{12}$/.test(password))).toBe(true);
  });

  it('are the only accounts, and only hashes of their passwords are kept', async () => {
    const { pool } = await testServices();
    const accounts = await pool.read(AUTH, (s) => sqlFor(s).selectFrom('account').selectAll().execute());
    expect(accounts.map(({ email }) => email).sort()).toEqual(credentials.map(({ email }) => email).sort());
    for (const { email, password } of credentials) {
      const { password_hash } = accounts.find((account) => account.email === email)!;
      expect(password_hash).toMatch(/^\$argon2id\$/);
      expect(await passwordFits(password_hash, password)).toBe(true);
      for (const guess of [
        'password',
        'demo',
        'millwright',
        'admin',
        '123456',
        email,
        email.split('@')[0]!,
      ]) {
        expect(await passwordFits(password_hash, guess)).toBe(false);
      }
    }
  });

  it('find work waiting for them', async () => {
    const open = await inFirm('hengda', async ({ sql }) => {
      const named = (name: string) =>
        sql.selectFrom('member').selectAll().where('name', '=', name).executeTakeFirstOrThrow();
      const [leader, staff] = [await named('周敏'), await named('林海')];
      const led = await sql
        .selectFrom('contract')
        .select('id')
        .where('project_lead_id', '=', leader.id)
        .execute();
      const tasks = await sql.selectFrom('task').select(['assignee_ids', 'progress', 'title']).execute();
      const mine = tasks.filter((t) => t.assignee_ids?.includes(staff.id) && t.progress < 100);
      return { leader, staff, led: led.length, open: mine.length, running: mine.map(({ title }) => title) };
    });
    expect(open.led).toBeGreaterThanOrEqual(2);
    expect(open.open).toBeGreaterThanOrEqual(5);
    expect(open.running).toContain('电柜装配');
    const services = await testServices();
    const hengdaId = (await tenants()).find((t) => t.slug === 'hengda')!.id;
    expect(await loadStaffPrincipal(services, hengdaId, open.leader.id)).toMatchObject({ role: 'leader' });
    expect((await loadStaffPrincipal(services, hengdaId, open.leader.id))!.departmentScope).toHaveLength(2);
  });
});

describe('the customer’s contact', () => {
  it('sees the published contracts of their own firm, with milestones and news, and no draft', async () => {
    const { pool } = await testServices();
    const hengda = (await tenants()).find((t) => t.slug === 'hengda')!;
    const contact = await inFirm('hengda', ({ sql }) =>
      sql.selectFrom('customer_contact').selectAll().where('name', '=', '王工').executeTakeFirstOrThrow(),
    );
    expect(contact.account_id).not.toBeNull();
    const seen = await pool.read(
      {
        role: 'millwright_portal',
        tenantId: hengda.id,
        actorId: contact.id,
        customerId: contact.customer_id,
      },
      async (s) => ({
        contracts: (await s.execute({ text: 'SELECT contract_no FROM portal.contract ORDER BY 1' })).rows,
        milestones: (await s.execute({ text: 'SELECT id FROM portal.milestone' })).rows,
        news: (await s.execute({ text: 'SELECT title FROM portal.news ORDER BY reported_at DESC LIMIT 1' }))
          .rows,
      }),
    );
    expect(seen.contracts.map((c) => c.contract_no)).toEqual([
      'HD-2603',
      'HD-2605',
      'HD-2609',
      'HD-2611',
      'HD-2621',
    ]);
    expect(seen.milestones).toHaveLength(5 * 6);
    expect(seen.news).toEqual([{ title: '电柜装配' }]);
  });
});

describe('starting again', () => {
  it('changes nothing and answers no credentials', async () => {
    const before = await contractsOf('hengda');
    expect(await seedDemoFirms(await testServices())).toBeNull();
    expect(await tenants()).toHaveLength(2);
    expect(await contractsOf('hengda')).toEqual(before);
  });
});
