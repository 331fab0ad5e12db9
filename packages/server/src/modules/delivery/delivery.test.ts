import { as, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { deliveryNoteWanted, deliveryStatusChanged } from './delivery.events.ts';
import { givenLoadingDock } from './delivery.scene.ts';
import { warrantyEnd } from './warranty.ts';

const content = (contractId: string) => ({
  contractId,
  place: '苏州工业园区 3 号车间',
  warrantyMonths: 12,
  items: [{ text: '包装线主机', quantity: '1', unit: '台', serialNos: ['PL-1', 'PL-1', 'PL-2'] }],
});

describe('preparing a delivery', () => {
  it('numbers it without gaps and keeps its lines in their order', async () => {
    const { contractId, lead, boss } = await givenLoadingDock();
    const one = await as(lead).delivery.create(content(contractId));
    const two = await as(boss).delivery.create({ ...content(contractId), items: [] });
    const year = new Date().getFullYear();
    expect([one.number, two.number]).toEqual([`DN-${year}-0001`, `DN-${year}-0002`]);
    expect(one).toMatchObject({
      status: 'prepared',
      items: [{ text: '包装线主机', quantity: '1', serialNos: ['PL-1', 'PL-2'] }],
      allowed: ['update', 'handOver', 'cancel'],
    });
    expect(two.allowed).toEqual(['update', 'cancel']);
    const items = [
      { text: '备件箱', quantity: '2.5', unit: '箱' },
      { text: '图纸', quantity: '1', unit: '套' },
    ];
    const changed = await as(lead).delivery.update({
      deliveryId: two.id,
      version: 1,
      items,
      carrier: '顺丰',
    });
    expect(changed).toMatchObject({
      carrier: '顺丰',
      items: [{ text: '备件箱', quantity: '2.5' }, { text: '图纸' }],
    });
    await expect(
      as(boss).delivery.update({ deliveryId: two.id, version: 1, items: [] }),
    ).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
  });

  it('is for whoever runs the contract, while it is worked on', async () => {
    const dock = await givenLoadingDock();
    const { firm, contractId } = dock;
    await expect(as(firm.leaders.electrical).delivery.create(content(contractId))).rejects.toMatchObject(
      refusal('forbidden'),
    );
    for (const person of [firm.leaders.mechanical, (await given.firm()).boss])
      await expect(as(person).delivery.create(content(contractId))).rejects.toMatchObject(
        refusal('not_found', 'contracts.not_found'),
      );
    await dock.setContract('planning');
    await expect(as(dock.lead).delivery.create(content(contractId))).rejects.toMatchObject(
      refusal('conflict', 'delivery.contract_not_ready'),
    );
  });

  it('takes nothing that is no quantity', async () => {
    const { contractId, lead } = await givenLoadingDock();
    for (const quantity of ['0', '-1', '1.2345', 'viel'])
      await expect(
        as(lead).delivery.create({ ...content(contractId), items: [{ text: 'x', quantity, unit: '台' }] }),
      ).rejects.toMatchObject(refusal('invalid'));
  });
});

describe('handing over', () => {
  it('delivers the contract, wants the note, and closes the lines', async () => {
    const dock = await givenLoadingDock();
    const { contractId, lead, firm } = dock;
    const deliveryId = await dock.delivery();
    const handed = await as(lead).delivery.handOver({ deliveryId, version: 1 });
    expect(handed).toMatchObject({ status: 'handed_over', round: 1, handedOverBy: '周敏' });
    expect(await as(lead).contracts.get({ contractId })).toMatchObject({
      status: 'delivered',
      deliveredOn: handed.deliveredOn,
    });
    const announced = await firm.announcements();
    expect(announced).toContainEqual(said(deliveryNoteWanted, { deliveryId, contractId }));
    expect(announced).toContainEqual(
      said(deliveryStatusChanged, {
        deliveryId,
        contractId,
        verb: 'handOver',
        from: 'prepared',
        to: 'handed_over',
      }),
    );
    await expect(
      as(lead).delivery.update({ deliveryId, version: handed.version, place: '别处' }),
    ).rejects.toMatchObject(refusal('conflict', 'delivery.handed_over_already'));
  });

  it('conflicts while there is nothing in it, the contract is not accepted, or somebody was faster', async () => {
    const dock = await givenLoadingDock();
    const empty = await dock.delivery({ items: [] });
    await expect(as(dock.lead).delivery.handOver({ deliveryId: empty, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'delivery.nothing_in_it'),
    );
    const deliveryId = await dock.delivery();
    await expect(
      as(dock.lead).delivery.handOver({ deliveryId, version: 1, deliveredOn: '2999-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'contracts.date_in_future'));
    await dock.setContract('executing');
    await expect(as(dock.lead).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'contracts.not_the_moment'),
    );
    await dock.setContract('accepting');
    const both = await Promise.allSettled(
      [dock.lead, dock.boss].map((who) => as(who).delivery.handOver({ deliveryId, version: 1 })),
    );
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('is not for those who only see it, and nothing of it is there for others', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    await expect(
      as(dock.firm.leaders.electrical).delivery.handOver({ deliveryId, version: 1 }),
    ).rejects.toMatchObject(refusal('forbidden'));
    for (const person of [dock.firm.leaders.mechanical, (await given.firm()).boss])
      await expect(as(person).delivery.handOver({ deliveryId, version: 1 })).rejects.toMatchObject(
        refusal('not_found', 'delivery.not_found'),
      );
  });
});

describe('what was signed on paper', () => {
  it('begins the warranty and puts the contract into service', async () => {
    const dock = await givenLoadingDock();
    const { contractId, lead } = dock;
    const deliveryId = await dock.delivery({ warrantyMonths: 18 });
    const { version, deliveredOn } = await as(lead).delivery.handOver({ deliveryId, version: 1 });
    await expect(
      as(lead).delivery.sign({ deliveryId, version, name: '王工', signedOn: '2020-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'delivery.signed_on_wrong'));
    const signed = await as(lead).delivery.sign({
      deliveryId,
      version,
      name: '王工',
      signedOn: deliveredOn!,
    });
    expect(signed).toMatchObject({
      status: 'signed',
      warrantyStartsOn: deliveredOn,
      warrantyEndsOn: warrantyEnd(deliveredOn!, 18),
      signatures: [{ verdict: 'signed', source: 'paper', name: '王工', recordedBy: '周敏' }],
      allowed: [],
    });
    expect((await as(lead).contracts.get({ contractId })).status).toBe('in_service');
    await expect(
      as(lead).delivery.sign({ deliveryId, version: signed.version, name: '王工', signedOn: deliveredOn! }),
    ).rejects.toMatchObject(refusal('conflict', 'delivery.not_the_moment'));
  });

  it('can be a refusal; then it comes again and is signed for anew', async () => {
    const dock = await givenLoadingDock();
    const { lead, contractId } = dock;
    const deliveryId = await dock.delivery();
    const first = await as(lead).delivery.handOver({ deliveryId, version: 1 });
    const day = first.deliveredOn!;
    const refused = await as(lead).delivery.refuse({
      deliveryId,
      version: first.version,
      name: '王工',
      signedOn: day,
      reason: '外壳划伤',
    });
    expect(refused.status).toBe('refused');
    expect((await as(lead).contracts.get({ contractId })).status).toBe('delivered');
    const again = await as(lead).delivery.handOver({ deliveryId, version: refused.version });
    expect(again).toMatchObject({ status: 'handed_over', round: 2 });
    const signed = await as(lead).delivery.sign({
      deliveryId,
      version: again.version,
      name: '王工',
      signedOn: day,
    });
    expect(signed.signatures.map(({ verdict, round }) => [verdict, round])).toEqual([
      ['signed', 2],
      ['refused', 1],
    ]);
  });

  it('waits for every delivery before the contract is in service', async () => {
    const dock = await givenLoadingDock();
    const { lead } = dock;
    const [one, two] = [await dock.delivery(), await dock.delivery()];
    const a = await as(lead).delivery.handOver({ deliveryId: one, version: 1 });
    const b = await as(lead).delivery.handOver({ deliveryId: two, version: 1 });
    const signedOn = a.deliveredOn!;
    await as(lead).delivery.sign({ deliveryId: one, version: a.version, name: '王工', signedOn });
    expect(await dock.contractStatus()).toBe('delivered');
    await as(lead).delivery.sign({ deliveryId: two, version: b.version, name: '王工', signedOn });
    expect(await dock.contractStatus()).toBe('in_service');
  });

  it('is evidence: nobody changes it', async () => {
    const dock = await givenLoadingDock();
    const deliveryId = await dock.delivery();
    const { version, deliveredOn } = await as(dock.lead).delivery.handOver({ deliveryId, version: 1 });
    await as(dock.lead).delivery.sign({ deliveryId, version, name: '王工', signedOn: deliveredOn! });
    for (const run of [
      () => dock.firm.write(({ tx }) => tx.deliverySignature.updateMany({ data: { name: '别人' } })),
      () => dock.firm.write(({ tx }) => tx.deliverySignature.deleteMany({})),
    ])
      await expect(run()).rejects.toThrow();
  });
});

describe('the last day of a warranty', () => {
  it.each([
    ['2026-03-10', 12, '2027-03-10'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2026-12-31', 1, '2027-01-31'],
  ] as const)('of %s and %i months is %s', (from, months, until) => {
    expect(warrantyEnd(from, months)).toBe(until);
  });
});

describe('a serial number', () => {
  it('leads to the delivery it went out with, for whoever may see that', async () => {
    const dock = await givenLoadingDock();
    await dock.delivery({ items: [{ text: '主机', quantity: '1', unit: '台', serialNos: ['SN-77'] }] });
    const { items } = await as(dock.lead).delivery.bySerial({ serialNo: 'SN-77' });
    expect(items).toMatchObject([{ contractId: dock.contractId, itemText: '主机' }]);
    for (const person of [dock.firm.staff.software, (await given.firm()).boss])
      expect((await as(person).delivery.bySerial({ serialNo: 'SN-77' })).items).toEqual([]);
  });
});
