import { as, asSuperuser, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from './tasks.scene.ts';

describe('the list of tasks', () => {
  it('shows each person what they may see, and only that (003-18)', async () => {
    const place = await givenWorkplace();
    const { firm, lead, task } = place;
    const other = await givenWorkplace();
    const ours = {
      electrical: await task({ title: '电', assigneeIds: [firm.staff.electrical.id] }),
      software: await task({ title: '软', department: 'software' }),
    };
    await other.task({ title: '别家' });
    const seen = async (person: Person) =>
      (await as(person).tasks.list({ sort: 'title' })).items.map(({ id }) => id).sort();
    const both = [ours.electrical, ours.software].sort();
    expect(await seen(firm.boss)).toEqual(both);
    expect(await seen(lead)).toEqual(both);
    expect(await seen(firm.leaders.electrical)).toEqual([ours.electrical]);
    expect(await seen(firm.leaders.software)).toEqual([ours.software]);
    expect(await seen(firm.leaders.sales)).toEqual([]);
    expect(await seen(firm.staff.electrical)).toEqual([ours.electrical]);
    expect(await seen(firm.staff.software)).toEqual([]);
  });

  it('filters by contract, department, person, state, dates and words', async () => {
    const place = await givenWorkplace();
    const { firm, contractId, task } = place;
    const second = await givenWorkplace({ firm });
    const worker = firm.staff.electrical;
    await task({ title: '逾期 100%_接线', dueOn: '2020-01-01', assigneeIds: [worker.id] });
    await task({ title: '完成', dueOn: '2020-01-02', progress: 100, department: 'software' });
    await task({ title: '将来', dueOn: '2099-01-01', progress: 50 });
    await second.task({ title: '别的合同' });
    const titles = async (input: Parameters<ReturnType<typeof as>['tasks']['list']>[0]) =>
      (await as(firm.boss).tasks.list(input)).items.map(({ title }) => title);

    expect(await titles({ contractIds: [contractId] })).toEqual(['逾期 100%_接线', '完成', '将来']);
    expect(await titles({ contractIds: [contractId, second.contractId] })).toHaveLength(4);
    expect(await titles({ departmentIds: [firm.departments.software] })).toEqual(['完成']);
    expect(await titles({ assigneeIds: [worker.id] })).toEqual(['逾期 100%_接线']);
    expect(await titles({ states: ['overdue'] })).toEqual(['逾期 100%_接线']);
    expect(await titles({ states: ['done'] })).toEqual(['完成']);
    expect(await titles({ states: ['open'], contractIds: [contractId] })).toEqual(['逾期 100%_接线', '将来']);
    expect(await titles({ states: ['done', 'overdue'] })).toHaveLength(2);
    expect(await titles({ dueFrom: '2020-01-02', dueTo: '2030-01-01' })).toEqual(['完成']);
    expect(await titles({ search: '100%_接' })).toEqual(['逾期 100%_接线']);
    expect(await titles({ search: '1__%' })).toEqual([]);
    const mine = await as(worker).tasks.list({ mine: true, count: true });
    expect(mine).toMatchObject({ total: 1, items: [{ overdue: true, mayReport: true }] });
  });

  it('pages through every order without losing or repeating a row', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const made: string[] = [];
    for (let i = 0; i < 23; i++) {
      made.push(
        await task({
          title: `任务 ${i % 4}`,
          dueOn: i % 5 ? `2026-12-0${(i % 3) + 1}` : null,
          progress: (i % 3) * 50,
          place: i % 6,
        }),
      );
    }
    for (const sort of ['due', 'title', 'progress', 'order'] as const) {
      for (const direction of ['asc', 'desc'] as const) {
        const seen: string[] = [];
        let cursor: string | undefined;
        do {
          const page = await as(firm.boss).tasks.list({
            contractIds: [contractId],
            sort,
            direction,
            limit: 5,
            ...(cursor ? { cursor } : {}),
          });
          seen.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? undefined;
        } while (cursor);
        expect(seen.toSorted()).toEqual(made.toSorted());
      }
    }
    await expect(as(firm.boss).tasks.list({ cursor: 'no cursor' })).rejects.toMatchObject({
      cause: { kind: 'invalid' },
    });
  });

  it('goes through an index in each of its orders', async () => {
    await asSuperuser('SET enable_seqscan = off');
    await asSuperuser('SET enable_sort = off');
    const tenant = "'00000000-0000-7000-8000-000000000000'";
    for (const expression of [
      "case when t.due_on is null then '9999-12-31'::date else t.due_on end",
      't.title',
      't.progress',
      't.sort_order',
    ]) {
      const byContract = expression === 't.sort_order' ? `AND t.contract_id = ${tenant}` : '';
      const rows = await asSuperuser(
        `EXPLAIN SELECT t.id FROM task t WHERE t.tenant_id = ${tenant} AND t.deleted_at IS NULL ${byContract}
          ORDER BY ${expression}, t.id LIMIT 50`,
      );
      const steps = rows.map((row) => String(row['QUERY PLAN'])).join('\n');
      expect(steps, expression).toMatch(/Index (Only )?Scan/);
      expect(steps, expression).not.toMatch(/Sort/);
    }
  });
});

describe('one task', () => {
  it('says what the viewer may do with it now', async () => {
    const { firm, lead, task, setStatus } = await givenWorkplace();
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const allowed = async (person: Person) => (await as(person).tasks.get({ taskId })).allowed;
    const plan = ['update', 'assign', 'delete', 'report', 'reopen'];
    expect(await allowed(firm.boss)).toEqual(plan);
    expect(await allowed(lead)).toEqual(plan);
    expect(await allowed(firm.leaders.electrical)).toEqual(plan);
    expect(await allowed(firm.staff.electrical)).toEqual(['report']);
    const opens = async (person: Person) => (await as(person).tasks.get({ taskId })).mayReadContract;
    expect([await opens(lead), await opens(firm.staff.electrical)]).toEqual([true, false]);
    await setStatus('suspended');
    expect(await allowed(firm.boss)).toEqual(['update', 'assign', 'delete']);
    await setStatus('archived');
    expect(await allowed(firm.boss)).toEqual([]);
  });

  it('offers for assignment only people within reach', async () => {
    const { firm, contractId, join, lead } = await givenWorkplace();
    await join(firm.staff.software, 'software');
    const departmentId = firm.departments.electrical;
    const names = async (person: Person) =>
      (await as(person).tasks.assignable({ contractId, departmentId })).map(({ id }) => id).sort();
    const electrical = [firm.leaders.electrical.id, firm.staff.electrical.id].sort();
    expect(await names(firm.leaders.electrical)).toEqual(electrical);
    expect(await names(lead)).toEqual([...electrical, firm.staff.software.id].sort());
    await expect(names(firm.leaders.software)).rejects.toMatchObject({ cause: { kind: 'forbidden' } });
    const other = await given.firm();
    await expect(names(other.boss)).rejects.toMatchObject({ cause: { kind: 'not_found' } });
  });

  it('says on a contract where the viewer may plan', async () => {
    const { firm, contractId } = await givenWorkplace();
    const plan = await as(firm.leaders.electrical).tasks.plan({ contractId });
    expect(plan.departments.map(({ name, mayPlan }) => [name, mayPlan])).toEqual([
      ['电气部', true],
      ['软件部', false],
    ]);
    expect(plan.mayImport).toBe(true);
    expect((await as(firm.boss).tasks.plan({ contractId })).departments.every(({ mayPlan }) => mayPlan)).toBe(
      true,
    );
  });
});
