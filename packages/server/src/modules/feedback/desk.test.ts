import { as, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenServicePlace } from './feedback.scene.ts';

describe('the desk', () => {
  it('has what must be answered first on top, and finds by filters', async () => {
    const { firm, contractId, lead, member, feedback } = await givenServicePlace();
    const later = await feedback({ title: '后答', respondBy: new Date('2099-01-02') });
    const over = await feedback({ title: '过期', respondBy: new Date('2026-01-02'), severity: 'critical' });
    const answered = await feedback({
      title: '已答',
      respondBy: new Date('2026-01-01'),
      respondedAt: new Date(),
    });
    const done = await feedback({ title: '已关', status: 'closed', ownerId: lead.id });
    const list = async (filters: object) =>
      (await as(lead).feedback.list({ ...filters, limit: 2 })).items.map(({ title }) => title);
    expect(await list({})).toEqual(['过期', '后答']);
    expect(await list({ overdue: true })).toEqual(['过期']);
    expect(await list({ mine: true })).toEqual(['已关']);
    expect(await list({ search: '已答' })).toEqual(['已答']);
    expect(await list({ severities: ['critical'], contractIds: [contractId] })).toEqual(['过期']);
    expect(await list({ statuses: ['closed'] })).toEqual(['已关']);
    const all = await as(firm.boss).feedback.list({ count: true });
    expect([all.total, all.items.length]).toEqual([4, 4]);
    const rest = await as(lead).feedback.list({
      limit: 2,
      cursor: (await as(lead).feedback.list({ limit: 2 })).nextCursor!,
    });
    expect(rest.items.map(({ id }) => id).sort()).toEqual([answered, done].sort());
    expect([later, over]).not.toContain(rest.items[0]!.id);
    expect((await as(firm.staff.software).feedback.list({})).items).toEqual([]);
    expect((await as(member).feedback.list({})).items).toHaveLength(4);
  });

  it('follows the contract’s departments', async () => {
    const { firm, contractId, feedback } = await givenServicePlace();
    const feedbackId = await feedback();
    const { mechanical } = firm.leaders;
    await expect(as(mechanical).feedback.get({ feedbackId })).rejects.toMatchObject(refusal('not_found'));
    await firm.write(({ tx }) =>
      tx.contract.updateMany({
        where: { id: contractId },
        data: { departmentIds: [firm.departments.mechanical] },
      }),
    );
    expect(await as(mechanical).feedback.get({ feedbackId })).toMatchObject({ version: 1 });
    await expect(as(firm.leaders.software).feedback.get({ feedbackId })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });
});
