import { makeDelivery } from '@millwright/server/modules/delivery/delivery.factory.ts';
import { makeTask } from '@millwright/server/modules/tasks/tasks.factory.ts';
import { as, asCustomer, type Customer, type Firm, given, refusal } from '@millwright/testkit';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';

async function published(firm: Firm, customer: Customer = firm.customer) {
  const { id } = await given.contract(firm, {
    customerId: customer.id,
    name: '包装线 PL-3000',
    published: true,
    projectLeadId: firm.leaders.electrical.id,
  });
  const task = (scene: object) =>
    firm.write((scope) =>
      makeTask(scope, { contractId: id, departmentId: firm.departments.electrical, ...scene }),
    );
  return { id, task };
}

describe('the customer’s portal', () => {
  it('shows a contract’s percent, gates, tasks and news', async () => {
    const firm = await given.firm();
    const { id, task } = await published(firm);
    await task({ title: '电柜装配', progress: 60, place: 1 });
    await task({ title: 'PLC 程序', place: 2 });
    await as(firm.boss).contracts.createMilestone({ contractId: id, name: '出厂验收', dueOn: '2026-12-09' });

    const customer = asCustomer(firm.customer.contact);
    const { items } = await customer.contracts.list();
    expect(items).toMatchObject([{ id, name: '包装线 PL-3000', progress: 30, displayStatus: 'production' }]);
    const detail = await customer.contracts.get({ contractId: id });
    expect(detail).toMatchObject({
      progress: 30,
      milestones: [{ name: '出厂验收', dueOn: '2026-12-09', reachedOn: null }],
      tasks: [
        { title: '电柜装配', progress: 60 },
        { title: 'PLC 程序', progress: 0 },
      ],
      news: [{ kind: 'progress', name: '电柜装配', percent: 60 }],
    });
    expect(await customer.firm.get()).toMatchObject({
      name: '恒达自动化',
      accent: null,
      customerName: '华东食品',
    });
  });

  it('tells what happened of every kind the customer may know of, the latest first, and nothing of other contracts', async () => {
    const firm = await given.firm();
    const { id, task } = await published(firm);
    const other = await published(firm);
    await other.task({ title: '别的合同', progress: 10 });
    await task({ title: '电柜装配', progress: 60 });
    const boss = as(firm.boss).contracts;
    const made = await boss.createMilestone({ contractId: id, name: '出厂验收' });
    const { id: milestoneId, version } = made.milestones[0]!;
    await boss.reachMilestone({ milestoneId, version });
    await boss.createMilestone({ contractId: id, name: '内部节点', isPublic: false });
    await firm.write((scope) =>
      makeDelivery(scope, {
        contractId: id,
        departmentIds: [firm.departments.electrical],
        status: 'handed_over',
      }),
    );
    const { news } = await asCustomer(firm.customer.contact).contracts.get({ contractId: id });
    expect(news.map(({ kind }) => kind).sort()).toEqual(['delivery', 'milestone', 'progress']);
    expect(news.map(({ at }) => Date.parse(at))).toEqual(
      news.map(({ at }) => Date.parse(at)).sort((a, b) => b - a),
    );
    expect(news.every(({ at }) => Date.parse(at) <= Date.now() + 1_000)).toBe(true);
  });

  it('says how many tasks there are beyond those it lists, and counts none that are hidden', async () => {
    const firm = await given.firm();
    const { id, task } = await published(firm);
    await task({ title: '只在内部', isPublic: false, progress: 100 });
    await firm.write(({ sql: db }) =>
      sql`insert into task (id, contract_id, department_id, title, progress, sort_order)
          select millwright.new_id(), ${id}::uuid, ${firm.departments.electrical}::uuid, '任务 ' || n,
                 case when n > 501 then 100 else 0 end, n
            from generate_series(1, 503) n`.execute(db),
    );
    const detail = await asCustomer(firm.customer.contact).contracts.get({ contractId: id });
    expect(detail).toMatchObject({ taskCount: 503, taskDoneCount: 2 });
    expect(detail.tasks).toHaveLength(500);
  });

  it('hides a contract the moment it is taken back', async () => {
    const firm = await given.firm();
    const { id } = await published(firm);
    const customer = asCustomer(firm.customer.contact);
    await as(firm.boss).contracts.publish({ contractId: id, version: 1, published: false });
    expect((await customer.contracts.list()).items).toEqual([]);
    await expect(customer.contracts.get({ contractId: id })).rejects.toMatchObject(
      refusal('not_found', 'portal.contract_not_found'),
    );
  });

  it('finds nothing of another customer, nor of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const neighbour = await firm.customerWithContact('蓝海电子');
    const { id } = await published(firm);
    for (const contact of [neighbour.contact, other.customer.contact])
      await expect(asCustomer(contact).contracts.get({ contractId: id })).rejects.toMatchObject(
        refusal('not_found', 'portal.contract_not_found'),
      );
  });

  it('is closed to staff, as the staff app is to customers', async () => {
    const firm = await given.firm();
    const { id } = await published(firm);
    await expect(asCustomer(firm.boss).contracts.get({ contractId: id })).rejects.toMatchObject(
      refusal('forbidden', 'platform.sign_in_first'),
    );
    await expect(as(firm.customer.contact).contracts.get({ contractId: id })).rejects.toMatchObject(
      refusal('forbidden', 'platform.sign_in_first'),
    );
  });

  it('pages', async () => {
    const firm = await given.firm();
    for (let i = 0; i < 5; i++) await published(firm);
    const customer = asCustomer(firm.customer.contact);
    const first = await customer.contracts.list({ limit: 3 });
    const second = await customer.contracts.list({ limit: 3, cursor: first.nextCursor! });
    expect(new Set([...first.items, ...second.items].map((c) => c.id)).size).toBe(5);
    expect(second.nextCursor).toBeNull();
  });
});
