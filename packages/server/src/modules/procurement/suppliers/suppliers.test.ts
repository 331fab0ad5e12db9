import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenBuyingPlace } from '../procurement.scene.ts';

const delivered = (firstPromisedDate: string | null, promisedDate: string | null, receivedOn: string) =>
  ({
    status: 'received',
    received: '10',
    firstPromisedDate,
    promisedDate,
    receivedOn,
  }) as const;

describe('how a supplier keeps its word', () => {
  it('counts lines delivered in full against the first and the latest promise', async () => {
    const { purchaser, received, item, supplierId } = await givenBuyingPlace();
    await received({ supplierId, ...delivered('2026-01-10', '2026-01-10', '2026-01-10') });
    await received({ supplierId, ...delivered('2026-01-10', '2026-01-20', '2026-01-20') });
    await received({ supplierId, ...delivered('2026-01-10', '2026-01-15', '2026-01-30') });
    await received({ supplierId, ...delivered(null, null, '2026-01-30') });
    await received({
      supplierId,
      quantity: '20',
      ...delivered('2026-01-10', '2026-01-10', '2026-01-05'),
      status: 'partially_received',
    });
    await item({ supplierId, status: 'ordered', promisedDate: '2999-01-01' });
    await item({ supplierId, status: 'requested' });
    const { suppliers } = as(purchaser);
    const figures = {
      measured: 3,
      onFirstPromise: 1,
      onLatestPromise: 2,
      averageDaysLate: 15,
      open: 2,
      overdue: 1,
    };
    expect(await suppliers.get({ supplierId })).toMatchObject(figures);
    expect((await suppliers.list({})).items).toMatchObject([{ id: supplierId, ...figures }]);
  });
});

describe('suppliers', () => {
  it('are kept with their people, found again, and stay while something is to come', async () => {
    const { purchaser, item } = await givenBuyingPlace();
    const { suppliers } = as(purchaser);
    const made = await suppliers.create({
      name: '苏州恒力气动',
      code: 'S-7',
      contacts: [{ name: '周敏', phone: '0512-1', email: 'zhou@example.com' }],
    });
    expect((await suppliers.list({ search: '恒力' })).items).toMatchObject([
      { id: made.id, contacts: [{ name: '周敏' }] },
    ]);
    await expect(suppliers.create({ name: '苏州恒力气动' })).rejects.toMatchObject(
      refusal('conflict', 'procurement.supplier_name_taken'),
    );
    const changed = await suppliers.update({ supplierId: made.id, version: 1, notes: '月结' });
    await expect(suppliers.update({ supplierId: made.id, version: 1, notes: '现结' })).rejects.toMatchObject(
      refusal('conflict', 'platform.changed_meanwhile'),
    );
    await item({ supplierId: made.id, status: 'ordered' });
    const gone = { supplierId: made.id, version: changed.version };
    await expect(suppliers.delete(gone)).rejects.toMatchObject(
      refusal('conflict', 'procurement.supplier_has_orders'),
    );
    const idle = await suppliers.create({ name: '临时供应商' });
    const recycled = await suppliers.delete({ supplierId: idle.id, version: 1 });
    expect(recycled.allowed).toEqual(['delete']);
    const again = await suppliers.create({ name: '临时供应商' });
    await expect(suppliers.restore({ supplierId: idle.id, version: recycled.version })).rejects.toMatchObject(
      refusal('conflict', 'procurement.supplier_name_taken'),
    );
    await suppliers.delete({ supplierId: again.id, version: 1 });
    expect(
      (await suppliers.restore({ supplierId: idle.id, version: recycled.version })).deletedAt,
    ).toBeNull();
  });

  it('are read by those who lead, kept by those who buy, and nobody else’s', async () => {
    const { firm, lead, inspector, supplierId } = await givenBuyingPlace();
    for (const person of [lead, firm.leaders.software]) {
      expect((await as(person).suppliers.get({ supplierId })).allowed).toEqual([]);
      await expect(as(person).suppliers.create({ name: 'x' })).rejects.toMatchObject(refusal('forbidden'));
    }
    for (const person of [inspector, firm.staff.software])
      await expect(as(person).suppliers.list({})).rejects.toMatchObject(refusal('forbidden'));
    await expect(as((await given.firm()).boss).suppliers.get({ supplierId })).rejects.toMatchObject(
      refusal('not_found', 'procurement.supplier_not_found'),
    );
  });
});
