import { as, type Firm, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenAcceptance } from '../acceptance/acceptance.scene.ts';
import { givenLoadingDock } from '../delivery/delivery.scene.ts';
import { makeDelivery } from '../delivery/index.ts';
import { makeFeedback } from '../feedback/index.ts';
import { makeItem } from '../procurement/index.ts';
import { givenWorkplace } from '../tasks/tasks.scene.ts';

const day = (offset: number) =>
  new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

/** What waits for somebody, as `kind name`. */
const waits = async (person: Person, filters: object = {}) =>
  (await as(person).todos.list(filters)).items.map(({ kind, name }) => `${kind} ${name}`);

/** A change order that waits for a decision. */
async function propose(place: Awaited<ReturnType<typeof givenWorkplace>>, by: Person, reason: string) {
  const { contractId } = place;
  const drafted = await as(by).amendments.draft({ contractId, reason, changes: { promisedDate: day(90) } });
  return as(by).amendments.propose({ amendmentId: drafted.id, version: drafted.version });
}

async function withDuty(firm: Firm, duty: string): Promise<Person> {
  const person = await firm.member(duty, 'staff');
  await firm.write(({ tx }) => tx.member.updateMany({ where: { id: person.id }, data: { duties: [duty] } }));
  return person;
}

describe('to-dos', () => {
  it('are one list of everything that waits for somebody, the most urgent first', async () => {
    const place = await givenWorkplace({ status: 'accepting' });
    const { firm, contractId, task, lead } = place;
    await task({ title: '没有日期', assigneeIds: [lead.id], startsOn: null, dueOn: null });
    await task({ title: '明天到期', assigneeIds: [lead.id], dueOn: day(1) });
    await task({ title: '已逾期', assigneeIds: [lead.id], dueOn: day(-3) });
    await task({ title: '别人的', dueOn: day(-3) });
    await firm.write((scope) => makeFeedback(scope, { contractId, title: '噪声过大', ownerId: lead.id }));
    await firm.write((scope) => makeDelivery(scope, { contractId, place: '一号车间' }));
    const all = await waits(lead);
    expect(all).toHaveLength(5);
    expect(all[0]).toBe('task 已逾期');
    expect(all.at(-1)).toBe('task 没有日期');
    expect(all).toEqual(expect.arrayContaining(['feedback 噪声过大', 'handOver 一号车间']));
    expect(await waits(lead, { due: ['overdue'] })).toEqual(['task 已逾期']);
    expect(await waits(lead, { kinds: ['feedback', 'handOver'] })).toHaveLength(2);
    expect(await waits(lead, { search: '噪声' })).toEqual(['feedback 噪声过大']);
    // Nobody else's: the boss hands over where nobody leads.
    expect(await waits(firm.boss)).toEqual([]);
    expect(await waits(firm.staff.software)).toEqual([]);
  });

  it('goes page by page without losing or repeating any, also of one day', async () => {
    const place = await givenWorkplace();
    const me = place.firm.staff.electrical;
    await place.join(me, 'electrical');
    for (let n = 0; n < 7; n += 1)
      await place.task({ title: `第 ${n} 项`, assigneeIds: [me.id], dueOn: day(n % 2) });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await as(me).todos.list({ limit: 3, count: true, ...(cursor && { cursor }) });
      if (!cursor) expect(page.total).toBe(7);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect([seen.length, new Set(seen).size]).toEqual([7, 7]);
    await expect(as(me).todos.list({ cursor: 'x' })).rejects.toMatchObject(
      refusal('invalid', 'platform.cursor_unreadable'),
    );
  });

  it('asks those for a decision who may make it, and not about what they asked for themselves', async () => {
    const place = await givenWorkplace({ status: 'executing' });
    const { firm } = place;
    await propose(place, firm.boss, '客户推迟');
    // The only boss there is decides about their own.
    expect(await waits(firm.boss)).toEqual(['amendment 客户推迟']);
    const second = await firm.member('第二位老板', 'boss');
    expect(await waits(second)).toEqual(['amendment 客户推迟']);
    expect(await waits(firm.boss)).toEqual([]);
    expect(await waits(firm.leaders.electrical)).toEqual([]);
  });

  it('let inspectors review what others did, and whoever took it up go on with it', async () => {
    const { firm, contractId, worker, inspector, second, lead } = await givenAcceptance();
    const { id: roundId, version } = await as(lead).acceptance.request({ contractId, stageCode: 'internal' });
    for (const person of [inspector, second]) {
      expect((await as(person).todos.list({})).items).toMatchObject([
        { kind: 'acceptance', id: roundId, number: '1', contractId },
      ]);
    }
    // Who asked, who did the work, and the boss of a firm that has inspectors are not waited for.
    for (const person of [lead, worker, firm.boss])
      expect((await waits(person)).filter((one) => one.startsWith('acceptance'))).toEqual([]);
    await as(inspector).acceptance.start({ roundId, version });
    expect(await waits(inspector)).toHaveLength(1);
    expect(await waits(second)).toEqual([]);
  });

  it('ask a second person about delivering in spite of what is open, never the one who asked', async () => {
    const dock = await givenLoadingDock();
    await dock.complaint();
    const deliveryId = await dock.delivery();
    await as(dock.boss).delivery.requestOverride({ deliveryId, version: 1, reason: '客户要求先行发货。' });
    const overrides = async (person: Person) => waits(person, { kinds: ['override'] });
    expect(await overrides(dock.boss)).toEqual([]);
    for (const person of [dock.otherBoss, dock.lead])
      expect(await overrides(person)).toEqual(['override 客户要求先行发货。']);
    expect(await overrides(dock.firm.staff.electrical)).toEqual([]);
  });

  it('let whoever leads the contract decide about new dates, and the boss where nobody leads', async () => {
    const place = await givenWorkplace({ status: 'executing' });
    const { firm, contractId, lead } = place;
    await firm.write(({ tx }) =>
      tx.scheduleProposal.create({
        data: { contractId, reason: '物料延误', departmentIds: [firm.departments.electrical], moves: [] },
      }),
    );
    for (const person of [lead, firm.leaders.electrical])
      expect(await waits(person)).toEqual(['proposal 物料延误']);
    for (const person of [firm.boss, firm.leaders.software, firm.staff.electrical])
      expect(await waits(person)).toEqual([]);
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contractId }, data: { projectLeadId: null } }),
    );
    expect(await waits(firm.boss)).toEqual(['proposal 物料延误']);
  });

  it('are of purchasers and inspectors at parts; of the boss only where nobody has the duty', async () => {
    const place = await givenWorkplace({ status: 'executing' });
    const { firm, contractId } = place;
    const about = { contractId, departmentId: firm.departments.electrical, quantity: '10' };
    await firm.write(async (scope) => {
      await makeItem(scope, { ...about, name: '减速机', status: 'ordered', promisedDate: day(-1) });
      await makeItem(scope, { ...about, name: '还早', status: 'ordered', promisedDate: day(9) });
      await makeItem(scope, { ...about, name: '伺服', status: 'received', received: '10' });
    });
    expect((await waits(firm.boss)).sort()).toEqual(['inspect 伺服', 'receive 减速机']);
    const purchaser = await withDuty(firm, 'purchaser');
    expect(await waits(purchaser)).toEqual(['receive 减速机']);
    expect(await waits(firm.boss)).toEqual(['inspect 伺服']);
    const inspector = await withDuty(firm, 'inspector');
    expect(await waits(inspector)).toEqual(['inspect 伺服']);
    expect(await waits(firm.boss)).toEqual([]);
  });

  it('are nothing of another firm, and nothing once the contract is over', async () => {
    const place = await givenWorkplace();
    const other = await given.firm();
    const me = place.firm.staff.electrical;
    await place.join(me, 'electrical');
    await place.firm.write((scope) =>
      makeFeedback(scope, { contractId: place.contractId, title: '标签', ownerId: me.id }),
    );
    expect(await waits(me)).toEqual(['feedback 标签']);
    expect(await waits(other.boss)).toEqual([]);
    await place.setStatus('cancelled');
    expect(await waits(me)).toEqual([]);
  });
});
