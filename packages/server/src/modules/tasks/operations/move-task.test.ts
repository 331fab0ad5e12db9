import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';

describe('putting a task elsewhere in the list', () => {
  async function abc() {
    const place = await givenWorkplace();
    const ids: string[] = [];
    for (const [i, title] of ['甲', '乙', '丙'].entries())
      ids.push(await place.task({ title, place: i + 1 }));
    const order = async () =>
      (await as(place.firm.boss).tasks.list({ contractIds: [place.contractId], sort: 'order' })).items
        .map(({ title }) => title)
        .join('');
    return { ...place, ids: ids as [string, string, string], order };
  }

  it('puts it behind another one, or first', async () => {
    const { firm, ids, order } = await abc();
    const [a, b, c] = ids;
    await as(firm.leaders.electrical).tasks.move({ taskId: a, afterTaskId: b });
    expect(await order()).toBe('乙甲丙');
    await as(firm.boss).tasks.move({ taskId: c, afterTaskId: null });
    expect(await order()).toBe('丙乙甲');
  });

  it('finds room however often it is done', async () => {
    const { firm, ids, order } = await abc();
    const [a, b, c] = ids;
    for (let i = 0; i < 14; i++) {
      await as(firm.boss).tasks.move({ taskId: c, afterTaskId: a });
      await as(firm.boss).tasks.move({ taskId: b, afterTaskId: a });
    }
    expect(await order()).toBe('甲乙丙');
  });

  it('is for those who plan the task, among tasks of its own contract', async () => {
    const { firm, ids, task } = await abc();
    const [a, b] = ids;
    const mine = await task({ assigneeIds: [firm.staff.electrical.id] });
    await expect(
      as(firm.staff.electrical).tasks.move({ taskId: mine, afterTaskId: null }),
    ).rejects.toMatchObject(refusal('forbidden'));
    const elsewhere = await givenWorkplace({ firm });
    const stranger = await elsewhere.task();
    await expect(as(firm.boss).tasks.move({ taskId: a, afterTaskId: stranger })).rejects.toMatchObject(
      refusal('not_found'),
    );
    const other = await given.firm();
    await expect(as(other.boss).tasks.move({ taskId: a, afterTaskId: b })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });

  it('conflicts on a closed contract', async () => {
    const { firm, ids, setStatus } = await abc();
    await setStatus('cancelled');
    await expect(as(firm.boss).tasks.move({ taskId: ids[0], afterTaskId: null })).rejects.toMatchObject(
      refusal('conflict', 'tasks.contract_closed'),
    );
  });
});
