import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { lateness } from './procurement.lifecycle.ts';
import { givenBuyingPlace } from './procurement.scene.ts';
import { lineTotal, toDecimal, toUnits } from './quantities.schemas.ts';

describe('asking for a part', () => {
  it('gives it the next line, tells nobody a price, and is seen by whoever does the task', async () => {
    const { firm, contractId, lead, task, item } = await givenBuyingPlace();
    await item({ lineNo: 7 });
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const request = {
      contractId,
      departmentId: firm.departments.electrical,
      name: '接近开关',
      quantity: '12.50',
      unit: '个',
      taskId,
      neededBy: '2026-12-01',
    };
    const made = await as(lead).procurement.request(request);
    expect(made).toMatchObject({
      lineNo: 8,
      quantity: '12.5',
      status: 'requested',
      requester: { id: lead.id },
    });
    expect(made).not.toHaveProperty('unitPrice');
    expect((await as(firm.staff.electrical).procurement.list({})).items.map(({ id }) => id)).toEqual([
      made.id,
    ]);
    // Whoever is given the task instead sees its parts from then on, and the other no longer.
    await as(lead).tasks.update({ taskId, version: 1, assigneeIds: [firm.leaders.electrical.id] });
    expect((await as(firm.staff.electrical).procurement.list({})).items).toEqual([]);
    const together = await Promise.all([1, 2, 3].map(() => as(lead).procurement.request(request)));
    expect(together.map(({ lineNo }) => lineNo).sort()).toEqual([10, 11, 9].sort());
  });

  it('is refused to staff, for departments of others, with a price, on a closed contract, and to other firms', async () => {
    const { firm, contractId, lead, setStatus, purchaser } = await givenBuyingPlace();
    const request = {
      contractId,
      departmentId: firm.departments.electrical,
      name: '接近开关',
      quantity: '1',
      unit: '个',
    };
    await expect(as(firm.staff.electrical).procurement.request(request)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(firm.leaders.software).procurement.request(request)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(lead).procurement.request({ ...request, unitPrice: '9.9' })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(
      as(lead).procurement.request({ ...request, departmentId: firm.departments.sales }),
    ).rejects.toMatchObject(refusal('invalid', 'procurement.department_not_on_contract'));
    await expect(as(purchaser).procurement.request(request)).rejects.toMatchObject(refusal('not_found'));
    await expect(as((await given.firm()).boss).procurement.request(request)).rejects.toMatchObject(
      refusal('not_found', 'procurement.contract_not_found'),
    );
    await setStatus('cancelled');
    await expect(as(lead).procurement.request(request)).rejects.toMatchObject(
      refusal('conflict', 'procurement.contract_closed'),
    );
  });
});

describe('a price', () => {
  it('is seen and set by those who buy and the boss; a conflict does not give it away', async () => {
    const { firm, lead, purchaser, inspector, item, supplierId } = await givenBuyingPlace();
    const itemId = await item({ unitPrice: '12.3456', quantity: '3', supplierId });
    for (const person of [firm.boss, purchaser])
      expect(await as(person).procurement.get({ itemId })).toMatchObject({
        unitPrice: '12.3456',
        currency: 'CNY',
        total: '37.04',
      });
    for (const person of [lead, inspector, firm.leaders.electrical]) {
      expect(JSON.stringify(await as(person).procurement.get({ itemId }))).not.toContain('12.34');
      expect(JSON.stringify(await as(person).procurement.board({}))).not.toContain('12.34');
    }
    await as(purchaser).procurement.update({ itemId, version: 1, unitPrice: '11' });
    const late = as(lead).procurement.update({ itemId, version: 1, name: '伺服电机 1.5 kW' });
    const error = await late.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
    expect(JSON.stringify((error as { cause: { facts: object } }).cause.facts)).not.toMatch(/unitPrice|"11"/);
    await expect(as(lead).procurement.update({ itemId, version: 2, unitPrice: '1' })).rejects.toMatchObject(
      refusal('forbidden'),
    );
  });

  it('is multiplied exactly', () => {
    expect(lineTotal('3', '0.335')).toBe('1.01');
    expect(lineTotal('1000000', '0.0001')).toBe('100.00');
    expect(lineTotal('999999999999', '999999999999.9999')).toMatch(/^\d+\.\d{2}$/);
    expect(toDecimal(toUnits('0.1') + toUnits('0.2'))).toBe('0.3');
  });
});

describe('ordering', () => {
  it('orders several lines with one number, keeps what was promised, and tells whoever asked once', async () => {
    const { purchaser, lead, item, supplierId } = await givenBuyingPlace();
    const asked = [await item({ requesterId: lead.id }), await item({ requesterId: lead.id })];
    const done = await item({ status: 'received' });
    const outcome = await as(purchaser).procurement.order({
      items: [...asked, done].map((itemId) => ({ itemId, version: 1 })),
      supplierId,
      orderNo: 'PO-2026-17',
      promisedDate: '2026-12-20',
    });
    expect(outcome.done).toHaveLength(2);
    expect(outcome.refused).toMatchObject([{ itemId: done, reason: { code: 'procurement.not_the_moment' } }]);
    const detail = await as(purchaser).procurement.get({ itemId: asked[0]! });
    expect(detail).toMatchObject({
      status: 'ordered',
      orderNo: 'PO-2026-17',
      promises: [{ fromDate: null, toDate: '2026-12-20' }],
    });
    const { items } = await as(lead).notifications.list({});
    expect(items).toMatchObject([{ kind: 'parts_ordered', facts: { count: 2, promisedDate: '2026-12-20' } }]);
    const changed = await as(purchaser).procurement.promise({
      itemId: asked[0]!,
      version: detail.version,
      promisedDate: '2027-01-10',
      reason: '铸件报废',
    });
    expect(changed.item.promises).toMatchObject([
      { fromDate: '2026-12-20', toDate: '2027-01-10', reason: '铸件报废', memberName: purchaser.name },
      { toDate: '2026-12-20' },
    ]);
    expect(changed.item.firstPromisedDate).toBe('2026-12-20');
    const back = await as(purchaser).procurement.withdrawOrder({
      itemId: asked[0]!,
      version: changed.item.version,
    });
    expect(back).toMatchObject({ status: 'requested', promisedDate: null, orderNo: null });
    expect(back.promises).toHaveLength(3);
  });

  it('lets only a purchaser change what is on order, and no quantity fall below what came', async () => {
    const { purchaser, lead, received } = await givenBuyingPlace();
    const { id: itemId } = await received({ status: 'partially_received', quantity: '10', received: '4' });
    await expect(as(lead).procurement.update({ itemId, version: 1, quantity: '12' })).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(
      as(purchaser).procurement.update({ itemId, version: 1, quantity: '3.9999' }),
    ).rejects.toMatchObject(refusal('invalid', 'procurement.quantity_below_received'));
    expect(await as(purchaser).procurement.update({ itemId, version: 1, quantity: '4' })).toMatchObject({
      status: 'received',
      openQuantity: '0',
    });
  });
});

describe('lateness', () => {
  it('is the same in lists and on the part, for every state and day', async () => {
    const { purchaser, item, contractId } = await givenBuyingPlace();
    const days = [null, '2000-01-01', '2998-01-01', '2999-01-01'];
    for (const status of ['requested', 'ordered', 'inspected', 'cancelled'] as const)
      for (const promisedDate of days)
        for (const neededBy of days) await item({ status, promisedDate, neededBy });
    const buyer = as(purchaser).procurement;
    const all = (await buyer.list({ contractIds: [contractId], limit: 200 })).items;
    expect(all).toHaveLength(64);
    for (const kind of ['overdue', 'endangered'] as const) {
      const { items } = await buyer.list({ contractIds: [contractId], late: [kind], limit: 200 });
      expect(items.map(({ id }) => id).sort()).toEqual(
        all
          .filter(({ late }) => late === kind)
          .map(({ id }) => id)
          .sort(),
      );
      expect(items.length).toBeGreaterThan(0);
    }
    for (const row of all) expect(row.late).toBe(lateness(row, new Date().toISOString().slice(0, 10)));
  });
});

describe('the recycle bin', () => {
  it('takes requests and gives them back; what is ordered is cancelled instead', async () => {
    const { lead, purchaser, firm, item } = await givenBuyingPlace();
    const itemId = await item({ personIds: [firm.staff.electrical.id] });
    const gone = await as(lead).procurement.delete({ itemId, version: 1 });
    expect((await as(lead).procurement.list({})).items).toEqual([]);
    expect((await as(lead).procurement.list({ deleted: true })).items.map(({ id }) => id)).toEqual([itemId]);
    expect((await as(lead).procurement.get({ itemId })).allowed).toEqual(['restore']);
    await expect(as(firm.staff.electrical).procurement.get({ itemId })).rejects.toMatchObject(
      refusal('not_found'),
    );
    expect((await as(lead).procurement.restore(gone)).deletedAt).toBeNull();
    const ordered = await item({ status: 'ordered' });
    await expect(as(purchaser).procurement.delete({ itemId: ordered, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'procurement.only_requests_deleted'),
    );
  });
});
