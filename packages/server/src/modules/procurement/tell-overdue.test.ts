import { openWrite, product } from '@millwright/platform';
import { createLogger } from '@millwright/platform/logging';
import { as, given, type Person, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { itIs, TODAY } from '../planning/planning.scene.ts';
import { givenBuyingPlace } from './procurement.scene.ts';
import { tellOfOverdueParts, tellOverdue } from './tell-overdue.ts';

async function givenOverdue() {
  await itIs(TODAY);
  const place = await givenBuyingPlace();
  const { firm } = place;
  return {
    ...place,
    requester: firm.leaders.electrical,
    run: () => firm.write(tellOverdue),
    told: async (person: Person) =>
      (await as(person).notifications.list({})).items.filter(({ kind }) => kind === 'parts_overdue'),
  };
}

describe('overdue parts', () => {
  it('are told to who asked for them, who buys and who leads the contract: once, and again after a week', async () => {
    const { firm, item, requester, purchaser, lead, run, told } = await givenOverdue();
    const itemId = await item({
      status: 'ordered',
      promisedDate: '2026-09-18',
      neededBy: '2026-09-25',
      requesterId: requester.id,
    });
    await run();
    for (const person of [requester, purchaser, lead])
      expect(await told(person)).toMatchObject([
        { subjectId: itemId, facts: { count: 1, itemName: '伺服电机', dueOn: '2026-09-18' } },
      ]);
    for (const person of [firm.boss, firm.leaders.software]) expect(await told(person)).toEqual([]);

    await run();
    await itIs('2026-09-26');
    await run();
    expect(await told(lead)).toHaveLength(1);
    await itIs('2026-09-28');
    await run();
    expect(await told(lead)).toHaveLength(2);
  });

  it('are one notice a person and contract, and only those that are new', async () => {
    const { item, lead, purchaser, run, told } = await givenOverdue();
    await item({ status: 'ordered', promisedDate: '2026-09-18' });
    await item({ status: 'requested', neededBy: '2026-09-20', lineNo: 2 });
    await run();
    expect(await told(lead)).toMatchObject([
      { subjectType: 'Contract', facts: { count: 2, itemName: null } },
    ]);
    await item({ status: 'ordered', promisedDate: '2026-09-19', lineNo: 3, name: '减速机' });
    await run();
    expect((await told(purchaser)).map(({ facts }) => facts)).toMatchObject([
      { count: 1, itemName: '减速机' },
      { count: 2 },
    ]);
  });

  it('are told to the purchaser who wrote down the last promise, and to no other', async () => {
    const { firm, item, purchaser, run, told } = await givenOverdue();
    const other = await firm.member('另一位采购员', 'staff', 'procurement');
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: other.id }, data: { duties: ['purchaser'] } }),
    );
    const itemId = await item({ status: 'ordered', promisedDate: '2026-09-10' });
    await as(purchaser).procurement.promise({
      itemId,
      version: 1,
      promisedDate: '2026-09-18',
      reason: '供应商推迟',
    });
    await run();
    expect(await told(purchaser)).toHaveLength(1);
    expect(await told(other)).toEqual([]);
  });

  it('disturb nobody where nothing is late, the contract is over, or the people have gone', async () => {
    const { firm, item, lead, requester, setStatus, run, told } = await givenOverdue();
    await item({ status: 'ordered', promisedDate: TODAY });
    await item({ status: 'received', promisedDate: '2026-09-18', received: '10', lineNo: 2 });
    await item({ status: 'ordered', promisedDate: '2026-09-18', lineNo: 3, deleted: true });
    await run();
    expect(await told(lead)).toEqual([]);

    await item({ status: 'ordered', promisedDate: '2026-09-18', lineNo: 4, requesterId: requester.id });
    await setStatus('cancelled');
    await run();
    expect(await told(lead)).toEqual([]);
    await setStatus('executing');
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: requester.id }, data: { status: 'disabled' } }),
    );
    await run();
    expect(await told(lead)).toHaveLength(1);
    expect(await firm.read(({ tx }) => tx.notice.count({ where: { memberId: requester.id } }))).toBe(0);
  });

  it('stay within their firm, and are looked for in every firm once a day', async () => {
    const { firm, item, lead, told } = await givenOverdue();
    await item({ status: 'ordered', promisedDate: '2026-09-18' });
    const other = await given.firm();
    const services = await testServices();
    expect(
      await openWrite(services, product(other.tenantId), { requestId: 'other', ip: null }, tellOverdue),
    ).toBe(0);
    const log = createLogger({ service: 'test', level: 'silent' });
    await tellOfOverdueParts(services).run({ log, signal: new AbortController().signal } as never);
    expect(await told(lead)).toHaveLength(1);
    expect(await firm.read(({ tx }) => tx.notice.count({ where: { kind: 'parts_overdue' } }))).toBe(2);
  });
});
