import { principalChanged } from '@millwright/platform';
import { as, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

describe('publishing a contract to its customer', () => {
  it('shows it and takes it back, said once each', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, { projectLeadId: firm.staff.sales.id });
    const lead = as(firm.staff.sales).contracts;
    expect((await lead.publish({ contractId: id, version: 1, published: true })).publishedAt).not.toBeNull();
    expect((await lead.publish({ contractId: id, version: 1, published: true })).version).toBe(2);
    expect((await lead.publish({ contractId: id, version: 2, published: false })).publishedAt).toBeNull();
    expect((await firm.announcements()).map((a) => a.name)).toEqual([
      'contracts.published',
      'contracts.unpublished',
    ]);
  });

  it('is refused for a draft, to others, and to other firms', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const draft = await given.contract(firm, { status: 'draft' });
    const publish = { contractId: draft.id, version: 1, published: true };
    await expect(as(firm.boss).contracts.publish(publish)).rejects.toMatchObject(
      refusal('conflict', 'contracts.draft_not_published'),
    );
    await expect(as(firm.leaders.electrical).contracts.publish(publish)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(as(other.boss).contracts.publish(publish)).rejects.toMatchObject(refusal('not_found'));
  });
});

describe('the recycle bin', () => {
  it('takes a draft, hides it, shows it to those who may bring it back, and gives it back', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, { status: 'draft' });
    const boss = as(firm.boss).contracts;
    await boss.delete({ contractId: id, version: 1 });
    expect((await boss.list({})).items).toEqual([]);
    expect((await boss.list({ deleted: true })).items.map((c) => c.id)).toEqual([id]);
    expect((await boss.get({ contractId: id })).allowed).toEqual(['restore']);
    const taking = as(firm.leaders.electrical).contracts;
    expect((await taking.list({ deleted: true })).items).toEqual([]);
    await expect(taking.get({ contractId: id })).rejects.toMatchObject(refusal('not_found'));
    expect((await boss.restore({ contractId: id })).deletedAt).toBeNull();
    expect((await boss.list({})).items.map((c) => c.id)).toEqual([id]);
  });

  it('gives back to a project lead the only contract they lead', async () => {
    const firm = await given.firm();
    const lead = firm.staff.sales;
    const { id } = await given.contract(firm, { status: 'draft', projectLeadId: lead.id });
    await as(lead).contracts.delete({ contractId: id, version: 1 });
    expect((await as(lead).customers.list({})).items).toEqual([]);
    expect((await as(lead).contracts.restore({ contractId: id })).deletedAt).toBeNull();
    expect((await as(lead).customers.list({})).items.map((c) => c.id)).toEqual([firm.customer.id]);
    // Each time their reach has changed, which whoever remembers it must hear.
    const reach = said(principalChanged, { memberIds: [lead.id], contactIds: [] });
    expect((await firm.announcements()).filter(({ name }) => name === reach.name)).toEqual([reach, reach]);
  });

  it('takes nothing that was signed', async () => {
    const firm = await given.firm();
    const { id } = await given.contract(firm, { status: 'signed' });
    await expect(as(firm.boss).contracts.delete({ contractId: id, version: 1 })).rejects.toMatchObject(
      refusal('conflict', 'contracts.only_drafts_deleted'),
    );
  });

  it('is forbidden to those who only take part, and finds nothing of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id } = await given.contract(firm, { status: 'draft' });
    await expect(
      as(firm.leaders.electrical).contracts.delete({ contractId: id, version: 1 }),
    ).rejects.toMatchObject(refusal('forbidden'));
    await expect(as(other.boss).contracts.delete({ contractId: id, version: 1 })).rejects.toMatchObject(
      refusal('not_found'),
    );
    await as(firm.boss).contracts.delete({ contractId: id, version: 1 });
    await expect(as(other.boss).contracts.restore({ contractId: id })).rejects.toMatchObject(
      refusal('not_found'),
    );
    await expect(as(firm.leaders.electrical).contracts.restore({ contractId: id })).rejects.toMatchObject(
      refusal('not_found'),
    );
  });
});
