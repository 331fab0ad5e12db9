import { randomUUID } from 'node:crypto';
import { as, given, type Person, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

interface Place {
  contractId: string;
  departmentId: string;
}

/** Everything that is made by a press of a button: how, and how many there are. */
const PRESSES: Record<
  string,
  { make: (person: Person, place: Place, requestKey?: string) => Promise<unknown>; model: string }
> = {
  'a round of acceptance': {
    make: (person, { contractId }, requestKey) =>
      as(person).acceptance.request({ contractId, stageCode: 'internal', title: '首件', requestKey }),
    model: 'acceptanceRound',
  },
  'a delivery': {
    make: (person, { contractId }, requestKey) =>
      as(person).delivery.create({ contractId, place: '二号车间', requestKey }),
    model: 'delivery',
  },
  feedback: {
    make: (person, { contractId }, requestKey) =>
      as(person).feedback.create({
        contractId,
        kind: 'defect',
        title: '误报',
        text: '每分钟一次',
        requestKey,
      }),
    model: 'feedback',
  },
  'a part': {
    make: (person, { contractId, departmentId }, requestKey) =>
      as(person).procurement.request({
        contractId,
        departmentId,
        name: '伺服电机',
        quantity: '2',
        unit: '台',
        requestKey,
      }),
    model: 'procurementItem',
  },
  'a quotation': {
    make: (person, { contractId }, requestKey) =>
      as(person).quotations.add({
        contractId,
        quotationNo: 'Q-1',
        quotedOn: '2026-01-05',
        validUntil: null,
        amount: '1000',
        currency: 'CNY',
        note: null,
        requestKey,
      }),
    model: 'quotation',
  },
  'an amendment': {
    make: (person, { contractId }, requestKey) =>
      as(person).amendments.draft({
        contractId,
        reason: '客户改了范围',
        changes: { scopeText: '加一台' },
        requestKey,
      }),
    model: 'contractAmendment',
  },
};

async function givenPlace() {
  const firm = await given.firm();
  const { id: contractId } = await given.contract(firm, { status: 'executing' });
  const count = (model: string) =>
    // biome-ignore lint/suspicious/noExplicitAny: a table by its name
    firm.read(({ tx }) => (tx as any)[model].count({ where: { contractId } }) as Promise<number>);
  return { firm, count, place: { contractId, departmentId: firm.departments.electrical } };
}

describe.each(Object.keys(PRESSES))('a press that makes %s', (name) => {
  const { make, model } = PRESSES[name]!;

  it('makes it once and answers the same, sent again and sent twice at the same moment', async () => {
    const { firm, count, place } = await givenPlace();
    const key = randomUUID();
    const [one, two] = await Promise.all([make(firm.boss, place, key), make(firm.boss, place, key)]);
    expect(two).toEqual(one);
    expect(await make(firm.boss, place, key)).toEqual(one);
    expect(await count(model)).toBe(1);
  });

  it('is one person’s: with the same key somebody else is told, and reads nothing of it', async () => {
    const { firm, count, place } = await givenPlace();
    const other = await firm.member('钱总', 'boss');
    const key = randomUUID();
    await make(firm.boss, place, key);
    await expect(make(other, place, key)).rejects.toMatchObject(
      refusal('conflict', 'platform.already_pressed'),
    );
    expect(await count(model)).toBe(1);
  });
});

describe('a press that was refused', () => {
  it('was not heard: what is sent again with its key makes the thing', async () => {
    const { firm, count, place } = await givenPlace();
    const requestKey = randomUUID();
    const wrong = { ...place, departmentId: randomUUID() };
    const { make } = PRESSES['a part']!;
    await expect(make(firm.boss, wrong, requestKey)).rejects.toBeTruthy();
    await make(firm.boss, place, requestKey);
    expect(await count('procurementItem')).toBe(1);
  });

  it('asks for the right first: whoever may not, is refused whatever the key', async () => {
    const { firm, place } = await givenPlace();
    const requestKey = randomUUID();
    await PRESSES['a delivery']!.make(firm.boss, place, requestKey);
    await expect(PRESSES['a delivery']!.make(firm.staff.software, place, requestKey)).rejects.toMatchObject(
      refusal('forbidden', 'platform.forbidden'),
    );
  });

  it('is each firm’s own: the same key of another firm is another press', async () => {
    const [here, there] = [await givenPlace(), await givenPlace()];
    const requestKey = randomUUID();
    for (const { firm, place } of [here, there])
      await PRESSES['a delivery']!.make(firm.boss, place, requestKey);
    expect([await here.count('delivery'), await there.count('delivery')]).toEqual([1, 1]);
  });
});
