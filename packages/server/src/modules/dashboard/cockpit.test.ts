import { makeFeedback } from '@millwright/server/modules/feedback/feedback.factory.ts';
import { makeItem, makeSupplier } from '@millwright/server/modules/procurement/procurement.factory.ts';
import { givenWorkplace, type Workplace } from '@millwright/server/modules/tasks/tasks.scene.ts';
import { as, given, type Person, refusal } from '@millwright/testkit';
import { beforeEach, describe, expect, it } from 'vitest';

const day = (offset: number) =>
  new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

let place: Workplace;
const cockpit = (person: Person) => as(person).dashboard.cockpit({ contractId: place.contractId });

beforeEach(async () => {
  place = await givenWorkplace();
});

describe('a contract’s cockpit', () => {
  it('says how far the contract should be by its tasks’ dates and weights', async () => {
    const { firm, task } = place;
    expect((await cockpit(firm.boss)).plannedProgress).toBeNull();
    await task({ startsOn: day(-20), dueOn: day(-11), weight: '1' });
    await task({ startsOn: day(-4), dueOn: day(5), weight: '2' });
    await task({ startsOn: day(10), dueOn: day(20), weight: '1' });
    // 1 of 1, half of 2, none of 1.
    expect((await cockpit(firm.boss)).plannedProgress).toBe(50);
  });

  it('names what stands in the way and whose it is: what keeps it from delivery, parts, tasks, the longest waiting first', async () => {
    const { firm, contractId, task } = place;
    const worker = firm.staff.electrical;
    await task({ title: '后到期', dueOn: day(-1), startsOn: day(-3), assigneeIds: [worker.id] });
    await task({ title: '先到期', dueOn: day(-9), startsOn: day(-12), assigneeIds: [worker.id] });
    await task({ title: '按期', dueOn: day(9), startsOn: day(1) });
    await firm.write(async (scope) => {
      const supplierId = await makeSupplier(scope, { name: '宏图电机' });
      const about = { contractId, departmentId: firm.departments.electrical };
      await makeItem(scope, {
        ...about,
        name: '伺服电机',
        supplierId,
        status: 'ordered',
        promisedDate: day(-2),
      });
      await makeItem(scope, { ...about, name: '接线端子', status: 'ordered', promisedDate: day(30) });
      await makeFeedback(scope, { contractId, title: '急停失灵', severity: 'critical', ownerId: worker.id });
      await makeFeedback(scope, { contractId, title: '标签贴歪', severity: 'minor' });
    });
    const { blockers, obstacles, hasMore } = await cockpit(firm.boss);
    expect(blockers.filter(({ kind }) => kind !== 'acceptance')).toMatchObject([
      { kind: 'feedback', name: expect.stringContaining('急停失灵'), holder: worker.name },
    ]);
    expect(obstacles).toMatchObject([
      { kind: 'late_part', title: '伺服电机', supplierName: '宏图电机', expectedOn: day(-2) },
      { kind: 'late_task', title: '先到期', people: [worker.name] },
      { kind: 'late_task', title: '后到期' },
    ]);
    expect(hasMore).toBe(false);
    expect(JSON.stringify(obstacles)).not.toMatch(/price|amount|currency/i);
  });

  it('tells at most six, and that there are more', async () => {
    for (let i = 0; i < 8; i++) await place.task({ startsOn: day(-20), dueOn: day(-i - 1) });
    const { obstacles, hasMore } = await cockpit(place.firm.boss);
    expect(obstacles).toHaveLength(6);
    expect(hasMore).toBe(true);
  });

  it('shows each viewer the obstacles they may see, and nothing once the contract is over', async () => {
    const { firm, join, task } = place;
    await task({ title: '电气活', department: 'electrical', startsOn: day(-9), dueOn: day(-5) });
    await task({ title: '软件活', department: 'software', startsOn: day(-9), dueOn: day(-5) });
    await join(firm.staff.software, 'software');
    const seen = async (person: Person) => (await cockpit(person)).obstacles.map(({ title }) => title);
    expect((await seen(firm.boss)).sort()).toEqual(['电气活', '软件活'].sort());
    expect(await seen(firm.leaders.electrical)).toEqual(['电气活']);
    expect(await seen(firm.staff.software)).toEqual([]);
    await place.setStatus('delivered');
    expect(await seen(firm.boss)).toEqual([]);
  });

  it('names the next milestone, and an acceptance when it is its turn', async () => {
    const { firm, contractId } = place;
    await as(firm.boss).contracts.createMilestone({ contractId, name: '装配完成', dueOn: day(12) });
    expect((await cockpit(firm.boss)).gate).toEqual({ kind: 'milestone', name: '装配完成', dueOn: day(12) });
    await place.setStatus('accepting');
    expect((await cockpit(firm.boss)).gate).toMatchObject({ kind: 'acceptance', state: 'not_requested' });
  });

  it('is for whoever may read the contract alone', async () => {
    const other = await given.firm();
    for (const person of [place.firm.staff.sales, place.firm.leaders.mechanical, other.boss])
      await expect(cockpit(person)).rejects.toMatchObject(refusal('not_found', 'contracts.not_found'));
  });
});
