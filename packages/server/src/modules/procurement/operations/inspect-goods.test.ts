import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenBuyingPlace, press } from '../procurement.scene.ts';

describe('inspecting received goods', () => {
  it('finds them good in parts, until all that stayed is', async () => {
    const { inspector, received } = await givenBuyingPlace();
    const { id, receiptId } = await received();
    const inspect = as(inspector).procurement.inspect;
    const half = await inspect({ receiptId, accepted: '4', returned: '0', requestKey: press() });
    expect(half).toMatchObject({ status: 'received', uninspectedQuantity: '6', acceptedQuantity: '4' });
    const rest = await inspect({ receiptId, accepted: '6', returned: '0', requestKey: press() });
    expect(rest).toMatchObject({ id, status: 'inspected', uninspectedQuantity: '0' });
  });

  it('sends back what is bad with the reason; what went back is still to come', async () => {
    const { inspector, purchaser, received } = await givenBuyingPlace();
    const { id, receiptId } = await received({ promisedDate: '2026-01-01' });
    const bad = { receiptId, accepted: '7', returned: '3', note: '划伤', requestKey: press() };
    await expect(as(inspector).procurement.inspect(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const after = await as(inspector).procurement.inspect({ ...bad, reasonCode: 'damaged' });
    expect(after).toMatchObject({
      status: 'partially_received',
      openQuantity: '3',
      returnedQuantity: '3',
      actualDate: null,
      late: 'overdue',
    });
    expect(after.receipts[0]).toMatchObject({
      uninspected: '0',
      inspections: [{ accepted: '7', returned: '3', reasonCode: 'damaged', note: '划伤' }],
    });
    const replaced = await as(purchaser).procurement.receive({
      itemId: id,
      quantity: '3',
      requestKey: press(),
    });
    expect(replaced).toMatchObject({ status: 'received', openQuantity: '0', uninspectedQuantity: '3' });
  });

  it('says so when all of it went back, and takes a replacement', async () => {
    const { inspector, purchaser, received } = await givenBuyingPlace();
    const { id, receiptId } = await received();
    const all = {
      receiptId,
      accepted: '0',
      returned: '10',
      reasonCode: 'wrong_part',
      requestKey: press(),
    } as const;
    expect((await as(inspector).procurement.inspect(all)).status).toBe('returned');
    await as(purchaser).procurement.receive({ itemId: id, quantity: '10', requestKey: press() });
    expect((await as(purchaser).procurement.get({ itemId: id })).status).toBe('received');
  });

  it('of two inspectors at once never finds more than came, and hears one press once', async () => {
    const { firm, inspector, received } = await givenBuyingPlace();
    const { receiptId } = await received();
    const results = await Promise.allSettled(
      [inspector, firm.boss].map((person) =>
        as(person).procurement.inspect({ receiptId, accepted: '6', returned: '0', requestKey: press() }),
      ),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { cause: { kind: 'conflict', code: 'procurement.more_than_received', facts: { left: '4' } } },
    });
    const rest = { receiptId, accepted: '4', returned: '0', requestKey: press() };
    await Promise.all([1, 2, 3].map(() => as(inspector).procurement.inspect(rest)));
    expect((await as(inspector).procurement.inspect(rest)).acceptedQuantity).toBe('10');
  });

  it('is the inspector’s and the boss’s: not the buyer’s, not the requester’s, not another firm’s', async () => {
    const { purchaser, lead, received } = await givenBuyingPlace();
    const { receiptId } = await received();
    const look = { receiptId, accepted: '1', returned: '0', requestKey: press() };
    for (const person of [purchaser, lead])
      await expect(as(person).procurement.inspect(look)).rejects.toMatchObject(refusal('forbidden'));
    await expect(as((await given.firm()).boss).procurement.inspect(look)).rejects.toMatchObject(
      refusal('not_found', 'procurement.receipt_not_found'),
    );
  });
});
