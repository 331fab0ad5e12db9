import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenBuyingPlace, press } from '../procurement.scene.ts';

const ordered = { status: 'ordered', quantity: '10', promisedDate: '2026-12-01' } as const;

describe('receiving goods', () => {
  it('takes them in parts, says where the item stands, and tells whoever asked for it', async () => {
    const { firm, purchaser, lead, item } = await givenBuyingPlace();
    const itemId = await item({ ...ordered, requesterId: lead.id });
    const buyer = as(purchaser).procurement;
    const first = await buyer.receive({
      itemId,
      quantity: '4',
      requestKey: press(),
      deliveryNoteNo: 'LS-77',
    });
    expect(first).toMatchObject({ status: 'partially_received', openQuantity: '6', actualDate: null });
    const all = await buyer.receive({ itemId, quantity: '6', requestKey: press(), receivedOn: '2026-01-20' });
    expect(all).toMatchObject({ status: 'received', openQuantity: '0', receivedQuantity: '10' });
    // The day all of it was there is that of the last goods, whichever receipt was written down last.
    expect(all.actualDate).toBe(all.lastReceivedOn);
    expect(all.receipts.map(({ quantity, deliveryNoteNo }) => [quantity, deliveryNoteNo])).toEqual([
      ['6', null],
      ['4', 'LS-77'],
    ]);
    const { items } = await as(lead).notifications.list({});
    expect(items.map(({ kind, facts }) => [kind, facts])).toMatchObject([
      ['parts_received', { quantity: '6', isComplete: true }],
      ['parts_received', { itemName: '伺服电机', quantity: '4', unit: '台', isComplete: false }],
    ]);
    expect(
      (await firm.announcements()).filter(({ name }) => name === 'procurement.goods-received'),
    ).toHaveLength(2);
  });

  it('is one receipt when the button is pressed twice, also at once', async () => {
    const { purchaser, item } = await givenBuyingPlace();
    const itemId = await item(ordered);
    const receipt = { itemId, quantity: '4', requestKey: press() };
    await Promise.all(Array.from({ length: 4 }, () => as(purchaser).procurement.receive(receipt)));
    const again = await as(purchaser).procurement.receive(receipt);
    expect(again.receipts).toHaveLength(1);
    expect(again.receivedQuantity).toBe('4');
  });

  it('of two people at once takes both where both fit, and one where they do not', async () => {
    const { firm, purchaser, item } = await givenBuyingPlace();
    const receive = (itemId: string, quantity: string) =>
      Promise.allSettled(
        [purchaser, firm.boss].map((person) =>
          as(person).procurement.receive({ itemId, quantity, requestKey: press() }),
        ),
      );
    const fits = await item(ordered);
    expect((await receive(fits, '5')).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect(await as(purchaser).procurement.get({ itemId: fits })).toMatchObject({
      status: 'received',
      receivedQuantity: '10',
    });
    const tooMuch = await item(ordered);
    const results = await receive(tooMuch, '6');
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { cause: { kind: 'conflict', code: 'procurement.over_receipt' } },
    });
    const after = await as(purchaser).procurement.get({ itemId: tooMuch });
    expect(after).toMatchObject({ status: 'partially_received', receivedQuantity: '6' });
    expect(after.receipts).toHaveLength(1);
  });

  it('reckons in decimals, and takes as much above the quantity as is tolerated', async () => {
    const { purchaser, item } = await givenBuyingPlace();
    const itemId = await item({ ...ordered, quantity: '0.3', unit: 'm' });
    const buyer = as(purchaser).procurement;
    for (const quantity of ['0.1', '0.2']) await buyer.receive({ itemId, quantity, requestKey: press() });
    expect(await buyer.get({ itemId })).toMatchObject({ status: 'received', openQuantity: '0' });

    const screws = await item({ ...ordered, quantity: '1000', tolerancePercent: 5 });
    await expect(
      buyer.receive({ itemId: screws, quantity: '1050.0001', requestKey: press() }),
    ).rejects.toMatchObject({
      cause: {
        code: 'procurement.over_receipt',
        facts: { ordered: '1000', most: '1050', tolerance: 5, quantity: '1050.0001' },
      },
    });
    expect(await buyer.receive({ itemId: screws, quantity: '1050', requestKey: press() })).toMatchObject({
      status: 'received',
      openQuantity: '0',
    });
    for (const quantity of ['0', '-1', '1e3', '1.00001', 'NaN'])
      await expect(buyer.receive({ itemId, quantity, requestKey: press() })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      });
  });

  it('receives several items of one delivery, all that is open unless told', async () => {
    const { purchaser, item } = await givenBuyingPlace();
    const [one, two, done] = [
      await item(ordered),
      await item({ ...ordered, quantity: '3' }),
      await item({ status: 'requested' }),
    ];
    const outcome = await as(purchaser).procurement.receiveMany({
      items: [
        { itemId: one, requestKey: press() },
        { itemId: two, quantity: '1', requestKey: press() },
        { itemId: done, requestKey: press() },
      ],
      deliveryNoteNo: 'LS-1',
    });
    expect(outcome.done.map(({ itemId }) => itemId).sort()).toEqual([one, two].sort());
    expect(outcome.refused).toMatchObject([{ itemId: done, reason: { code: 'procurement.not_the_moment' } }]);
    expect((await as(purchaser).procurement.get({ itemId: one })).status).toBe('received');
    expect((await as(purchaser).procurement.get({ itemId: two })).status).toBe('partially_received');
  });

  it('is not for whoever only asked, nor in the future, nor for an archived contract, nor for another firm', async () => {
    const { purchaser, lead, firm, item, setStatus } = await givenBuyingPlace();
    const other = await given.firm();
    const itemId = await item(ordered);
    const receipt = { itemId, quantity: '1', requestKey: press() };
    for (const person of [lead, firm.leaders.electrical])
      await expect(as(person).procurement.receive(receipt)).rejects.toMatchObject(refusal('forbidden'));
    await expect(as(firm.staff.software).procurement.receive(receipt)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(other.boss).procurement.receive(receipt)).rejects.toMatchObject(
      refusal('not_found', 'procurement.not_found'),
    );
    await expect(
      as(purchaser).procurement.receive({ ...receipt, receivedOn: '2999-01-01' }),
    ).rejects.toMatchObject(refusal('invalid', 'procurement.date_in_future'));
    await setStatus('cancelled');
    await as(purchaser).procurement.receive(receipt);
    await setStatus('archived');
    await expect(
      as(purchaser).procurement.receive({ ...receipt, requestKey: press() }),
    ).rejects.toMatchObject(refusal('conflict', 'procurement.contract_closed'));
  });
});
