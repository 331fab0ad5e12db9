import { as, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

const OWN = { name: '驻厂质检', nameEn: 'Resident inspector', means: 'inspector' } as const;

describe('the duties of a firm (003-29)', () => {
  it('are data: a word of the firm’s own gives the rights of the duty it means', async () => {
    const firm = await given.firm();
    const { duties, org } = as(firm.boss);
    expect((await duties.list()).map(({ name }) => name)).toEqual(['质检员', '采购员', '计划员', '安全员']);
    const own = (await duties.create(OWN)).at(-1)!;
    const person = firm.staff.assembly;
    const { version } = await org.member({ memberId: person.id });
    await org.updateMember({ memberId: person.id, version, duties: [own.code] });
    expect(((await person.load()) as { duties: string[] }).duties).toEqual([own.code, 'inspector']);

    await duties.update({ dutyId: own.id, version: 1, ...OWN, means: null });
    expect(((await person.load()) as { duties: string[] }).duties).toEqual([own.code]);
    expect(await firm.announcements()).toContainEqual({
      name: 'platform.principal-changed',
      payload: { memberIds: [person.id], contactIds: [] },
    });
  });

  it('stay with whoever carries them when they are offered no longer', async () => {
    const firm = await given.firm();
    const { duties, org } = as(firm.boss);
    const own = (await duties.create(OWN)).at(-1)!;
    const memberId = firm.staff.assembly.id;
    await org.updateMember({ memberId, version: 1, duties: [own.code] });
    await duties.remove({ dutyId: own.id, version: 1 });
    const kept = await org.updateMember({ memberId, version: 2, duties: [own.code, 'planner'] });
    expect(kept.duties).toEqual([own.code, 'planner']);
    const other = org.updateMember({ memberId: firm.staff.sales.id, version: 1, duties: [own.code] });
    await expect(other).rejects.toMatchObject(refusal('invalid', 'org.duty_unknown'));
    expect((await duties.restore({ dutyId: own.id })).map(({ code }) => code)).toContain(own.code);
    await expect(duties.restore({ dutyId: own.id })).rejects.toMatchObject(
      refusal('conflict', 'org.duty_not_removed'),
    );
    await expect(duties.create({ ...OWN, name: ' 质检员' })).rejects.toMatchObject(
      refusal('conflict', 'org.duty_name_taken'),
    );
  });

  it('are the boss’s to keep, and the firm’s own', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const [first] = await as(firm.staff.assembly).duties.list();
    for (const person of [firm.leaders.assembly, firm.staff.assembly])
      await expect(as(person).duties.create(OWN)).rejects.toMatchObject(refusal('forbidden'));
    await expect(as(other.boss).duties.remove({ dutyId: first!.id, version: 1 })).rejects.toMatchObject(
      refusal('not_found', 'org.duty_not_found'),
    );
  });
});
