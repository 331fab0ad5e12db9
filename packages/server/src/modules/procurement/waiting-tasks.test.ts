import { as } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { itIs, TODAY } from '../planning/planning.scene.ts';
import { givenBuyingPlace, press } from './procurement.scene.ts';

/**
 * Assembly needs the motor and has three days of float before the test that ends the contract on 12 October: design runs in
 * parallel until 30 September, with the holidays of autumn in between.
 */
async function givenWaiting(promisedToCustomer = '2026-10-20') {
  await itIs(TODAY);
  const place = await givenBuyingPlace();
  const { firm, contractId, task, item, lead } = place;
  await firm.write(({ tx }) =>
    tx.contract.updateMany({
      where: { id: contractId },
      data: { promisedDate: new Date(promisedToCustomer), startsOn: new Date('2026-09-21') },
    }),
  );
  const assembly = await task({ title: '装配', startsOn: '2026-09-21', dueOn: '2026-09-23', place: 1 });
  const design = await task({ title: '设计', startsOn: '2026-09-21', dueOn: '2026-09-30', place: 2 });
  const test = await task({ title: '调试', startsOn: '2026-10-08', dueOn: '2026-10-12', place: 3 });
  for (const predecessorId of [assembly, design])
    await as(firm.boss).planning.link({ predecessorId, successorId: test });
  const itemId = await item({
    status: 'ordered',
    taskId: assembly,
    promisedDate: '2026-09-21',
    neededBy: '2026-09-21',
    requesterId: lead.id,
  });
  const promise = (promisedDate: string, version = 1, person = firm.boss) =>
    as(person).procurement.promise({ itemId, version, promisedDate, reason: '供应商排产推迟' });
  const told = async () =>
    (await as(lead).notifications.list({})).items.filter(({ kind }) => kind === 'delivery_endangered');
  const proposals = () =>
    firm.read(({ tx }) => tx.scheduleProposal.findMany({ where: { contractId }, orderBy: { id: 'asc' } }));
  return { ...place, assembly, design, test, itemId, promise, told, proposals };
}

describe('a late part', () => {
  it('holds up the task that waits for it, and disturbs nobody while float takes it up', async () => {
    const { firm, assembly, promise, told, contractId } = await givenWaiting();
    const { shift } = await promise('2026-09-24');
    expect(shift).toMatchObject({ from: '2026-10-12', to: '2026-10-12', isPastPromise: false });
    const plan = await as(firm.boss).planning.plan({ contractId });
    expect(plan.tasks.find(({ id }) => id === assembly)).toMatchObject({ earlyStart: '2026-09-24' });
    expect(await told()).toEqual([]);
  });

  it('moves the end of the contract, within what was promised: a proposal, and no alarm', async () => {
    const { promise, told, proposals } = await givenWaiting();
    const { shift } = await promise('2026-10-09');
    expect(shift!.to! > '2026-10-12').toBe(true);
    expect(shift).toMatchObject({ from: '2026-10-12', isPastPromise: false });
    const [proposal, ...more] = await proposals();
    expect(more).toEqual([]);
    expect(proposal).toMatchObject({ id: shift!.proposalId, status: 'open' });
    expect(proposal!.reason).toContain('伺服电机');
    expect(await told()).toEqual([]);
  });

  it('past what was promised to the customer tells the project lead, once, with the proposal there', async () => {
    const { firm, promise, told, proposals, itemId } = await givenWaiting('2026-10-13');
    const { shift, item } = await promise('2026-10-12');
    expect(shift).toMatchObject({ isPastPromise: true, proposalId: expect.any(String) });
    const [notice, ...more] = await told();
    expect(more).toEqual([]);
    expect(notice!.facts).toMatchObject({
      itemName: '伺服电机',
      endsOn: shift!.to,
      promisedDate: '2026-10-13',
    });
    // The same day once more, and goods that come in part, say nothing new.
    await promise('2026-10-12', item.version);
    await as(firm.boss).procurement.receive({ itemId, quantity: '1', requestKey: press() });
    expect(await told()).toHaveLength(1);
    expect((await proposals()).filter(({ status }) => status === 'open')).toHaveLength(1);
  });

  it('lets the task go once it is here, cancelled, or wanted by another', async () => {
    const { firm, assembly, design, promise, itemId, contractId, proposals, purchaser } =
      await givenWaiting();
    await promise('2026-10-09');
    const early = async (taskId: string) =>
      (await as(firm.boss).planning.plan({ contractId })).tasks.find(({ id }) => id === taskId)!.earlyStart;
    expect(await early(assembly)).toBe('2026-10-09');
    await as(purchaser).procurement.update({ itemId, version: 2, taskId: design });
    expect(await early(assembly)).toBe('2026-09-21');
    expect(await early(design)).toBe('2026-10-09');
    await as(purchaser).procurement.receive({ itemId, quantity: '10', requestKey: press() });
    expect(await early(design)).toBe('2026-09-21');
    expect((await proposals()).filter(({ status }) => status === 'open')).toEqual([]);
  });

  it('says nothing of the contract to a purchaser who may not read it: dates tried would tell what was promised', async () => {
    const { purchaser, promise, told, proposals, lead } = await givenWaiting('2026-10-13');
    for (const [at, day] of ['2026-09-24', '2026-10-12'].entries())
      expect((await promise(day, at + 1, purchaser)).shift).toBeNull();
    // The plan follows all the same, and whoever leads the contract is told.
    expect(await told()).toHaveLength(1);
    expect((await proposals()).filter(({ status }) => status === 'open')).toHaveLength(1);
    const proposed = (await as(lead).notifications.list({})).items.filter(
      ({ kind }) => kind === 'plan_proposed',
    );
    expect(proposed).toMatchObject([{ facts: { cause: 'late_part', causeName: '伺服电机' } }]);
  });
});
