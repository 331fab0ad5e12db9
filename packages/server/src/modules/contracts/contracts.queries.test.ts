import { as, type Firm, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { displayStatusSql } from './contracts.filters.ts';
import { CONTRACT_STATES, displayStatus } from './contracts.lifecycle.ts';
import { CONTRACT_SORTS } from './contracts.schemas.ts';

const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
const names = (page: { items: { name: string }[] }) => page.items.map((c) => c.name);

async function grant(firm: Firm, person: Person, action: string, scope: string): Promise<void> {
  await firm.write(async ({ tx }) => {
    const role = await tx.customRole.create({
      data: { name: `${action} ${scope}`, grants: [{ subject: 'Contract', action, scope }] },
    });
    await tx.memberRole.create({ data: { memberId: person.id, roleId: role.id } });
  });
}

describe('the list of contracts', () => {
  it('shows everyone theirs: the boss all, leaders their departments’, staff those they work on (003-18)', async () => {
    const firm = await given.firm();
    const { electrical, sales, software } = firm.departments;
    await given.contract(firm, { name: 'A', departmentIds: [electrical] });
    await given.contract(firm, { name: 'B', departmentIds: [software], projectLeadId: firm.staff.sales.id });
    const { id } = await given.contract(firm, { name: 'C', departmentIds: [sales, electrical] });
    await firm.write(({ tx }) =>
      tx.contractMember.create({
        data: { contractId: id, departmentId: sales, memberId: firm.staff.sales.id },
      }),
    );
    const seen = async (person: Person) => names(await as(person).contracts.list({ sort: 'name' }));
    expect(await seen(firm.boss)).toEqual(['A', 'B', 'C']);
    expect(await seen(firm.leaders.electrical)).toEqual(['A', 'C']);
    expect(await seen(firm.staff.sales)).toEqual(['B', 'C']);
    expect(await seen(firm.staff.mechanical)).toEqual([]);
    expect(await seen((await given.firm()).boss)).toEqual([]);
  });

  it('searches number, name, project number and customer, and filters by everything it shows', async () => {
    const firm = await given.firm();
    const other = await firm.customerWithContact('北辰车身');
    await given.contract(firm, {
      name: 'A 拧紧工站',
      contractNo: 'HD-1',
      projectNo: 'QX 77',
      promisedDate: day(-3),
    });
    await given.contract(firm, {
      name: 'B 涂装线',
      contractNo: 'HD-2',
      customerId: other.id,
      status: 'signed',
      promisedDate: day(30),
      departmentIds: [firm.departments.sales],
      projectLeadId: firm.staff.sales.id,
    });
    await given.contract(firm, {
      name: 'C 100%_线',
      contractNo: 'HD-3',
      status: 'cancelled',
      promisedDate: day(-9),
    });
    const list = async (filters: object) =>
      names(await as(firm.boss).contracts.list({ sort: 'name', ...filters }));
    const [a, b, c] = ['A 拧紧工站', 'B 涂装线', 'C 100%_线'];
    expect(await list({ search: 'hd-2' })).toEqual([b]);
    expect(await list({ search: '拧紧' })).toEqual([a]);
    expect(await list({ search: 'QX 77' })).toEqual([a]);
    expect(await list({ search: '北辰' })).toEqual([b]);
    expect(await list({ search: '100%_' })).toEqual([c]);
    expect(await list({ search: '%' })).toEqual([c]);
    expect(await list({ status: ['signed', 'cancelled'] })).toEqual([b, c]);
    expect(await list({ displayStatus: ['overdue'] })).toEqual([a]);
    expect(await list({ displayStatus: ['unstarted'] })).toEqual([b]);
    expect(await list({ overdue: true })).toEqual([a]);
    expect(await list({ customerIds: [other.id] })).toEqual([b]);
    expect(await list({ departmentIds: [firm.departments.software] })).toEqual([a, c]);
    expect(await list({ projectLeadIds: [firm.staff.sales.id] })).toEqual([b]);
    expect(await list({ promisedFrom: day(-5), promisedTo: day(0) })).toEqual([a]);
  });

  it('pages by key in every order, both ways, without missing or repeating one', async () => {
    const firm = await given.firm();
    for (let i = 0; i < 7; i++)
      await given.contract(firm, { name: `同名 ${i % 2}`, promisedDate: i % 3 ? day(i % 3) : null });
    // Orders of all contracts; the archive has an order of its own.
    for (const sort of CONTRACT_SORTS.filter((one) => one !== 'archivedAt')) {
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await as(firm.boss).contracts.list({ sort, direction, limit: 3, cursor, count: true });
          if (!cursor) expect(page.total).toBe(7);
          seen.push(...page.items.map((c) => c.id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(new Set(seen).size, `${sort} ${direction}`).toBe(7);
        expect(seen).toHaveLength(7);
      }
    }
  });
});

describe('the amount of a contract', () => {
  const canary = '1234567.89';

  it('shows to the boss, and is absent for everybody else', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, { amount: canary, projectLeadId: firm.leaders.electrical.id });
    expect(await as(firm.boss).contracts.get({ contractId: id })).toMatchObject({
      amount: canary,
      currency: 'CNY',
    });
    for (const person of [firm.leaders.electrical, firm.leaders.software]) {
      const detail = await as(person).contracts.get({ contractId: id });
      const list = await as(person).contracts.list({});
      expect(list.items).toHaveLength(1);
      for (const answer of [detail, list])
        expect(JSON.stringify(answer)).not.toMatch(/1234567|amount"|currency/);
      expect(detail.allowed).not.toContain('readAmount');
    }
  });

  it('shows to whom a role of the firm’s own grants it, as far as that reaches', async () => {
    const firm = await given.firm();
    const { electrical, software } = firm.departments;
    await given.contract(firm, { name: 'A', amount: canary, departmentIds: [electrical] });
    await given.contract(firm, { name: 'B', amount: canary, departmentIds: [software] });
    await grant(firm, firm.leaders.electrical, 'readAmount', 'DEPT');
    await grant(firm, firm.leaders.electrical, 'read', 'ALL');
    const { items } = await as(firm.leaders.electrical).contracts.list({ sort: 'name' });
    expect(items.map((c) => [c.name, c.amount])).toEqual([
      ['A', canary],
      ['B', undefined],
    ]);
    const visible = await as(firm.leaders.electrical).contracts.list({ withAmount: true });
    expect(names(visible)).toEqual(['A']);
  });

  it('orders and filters nothing', async () => {
    const firm = await given.firm();
    await expect(as(firm.boss).contracts.list({ sort: 'amount' as never })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });
});

describe('the six display statuses', () => {
  it('are the same whether computed for a page or by the database for a filter', async () => {
    const firm = await given.firm();
    for (const status of CONTRACT_STATES)
      for (const promisedDate of [null, day(-2), day(0), day(2)])
        await given.contract(firm, { status, promisedDate });
    const rows = await firm.read((scope) =>
      scope.sql
        .selectFrom('contract as c')
        .select(['c.status', 'c.promised_date as promisedDate', 'c.progress'])
        .select(displayStatusSql(scope.today()).as('shown'))
        .execute(),
    );
    const today = await firm.read(async (scope) => scope.today());
    expect(rows).toHaveLength(40);
    for (const row of rows) expect(row.shown).toBe(displayStatus(row as never, today));
    expect(new Set(rows.map((r) => r.shown))).toEqual(
      new Set([null, 'unstarted', 'production', 'processing', 'attention', 'accepted', 'overdue']),
    );
  });

  it('say processing once work on a signed contract was reported', () => {
    const facts = { status: 'signed', promisedDate: null, progress: '0.50' };
    expect(displayStatus(facts, '2026-01-01')).toBe('processing');
    expect(displayStatus({ ...facts, progress: '0.00' }, '2026-01-01')).toBe('unstarted');
  });
});

describe('one contract', () => {
  it('is not found by other firms, nor by those who do not take part', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await given.contract(firm);
    for (const person of [other.boss, firm.leaders.sales, firm.staff.electrical])
      await expect(as(person).contracts.get({ contractId: id })).rejects.toMatchObject(
        refusal('not_found', 'contracts.not_found'),
      );
  });
});
