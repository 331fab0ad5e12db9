import { newId } from '@millwright/db';
import { as, type Firm, given, refusal, said } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { departmentCreated, departmentRecycled } from '../org.events.ts';
import { createDefaultDepartments } from './create-default-departments.ts';

const boss = (firm: Firm) => as(firm.boss).org;
const team = (firm: Firm, name = '结构组', code = newId().slice(-10)) =>
  boss(firm).createDepartment({ parentId: firm.departments.mechanical, name, code });

describe('the six default departments', () => {
  it('are there already when asked for twice', async () => {
    const firm = await given.firm();
    const again = await firm.write((scope) => createDefaultDepartments(scope, 'en'));
    expect(Object.keys(again).sort()).toEqual([
      'assembly',
      'electrical',
      'mechanical',
      'procurement',
      'sales',
      'software',
    ]);
    expect((await boss(firm).tree({ recycled: false })).items).toHaveLength(6);
  });
});

describe('creating a department', () => {
  it('puts it below its parent and announces it', async () => {
    const firm = await given.firm();
    const made = await team(firm);
    expect(made).toMatchObject({
      parentId: firm.departments.mechanical,
      ancestorIds: [firm.departments.mechanical, made.id],
      memberCount: 0,
      leads: [],
    });
    expect(await firm.announcements()).toContainEqual(said(departmentCreated, { departmentId: made.id }));
  });
  it('is forbidden to a leader', async () => {
    const firm = await given.firm();
    await expect(
      as(firm.leaders.mechanical).org.createDepartment({ parentId: null, name: 'X', code: 'x' }),
    ).rejects.toMatchObject(refusal('forbidden'));
  });
  it('conflicts with a living department of the same code, by name', async () => {
    const firm = await given.firm();
    await expect(team(firm, 'Zwei', 'sales')).rejects.toMatchObject(refusal('conflict', 'org.code_taken'));
  });
  it('does not find a parent of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    await expect(
      boss(firm).createDepartment({ parentId: other.departments.sales, name: 'X', code: 'x' }),
    ).rejects.toMatchObject(refusal('not_found', 'org.department_not_found'));
  });
});

describe('renaming a department', () => {
  it('changes name and code', async () => {
    const firm = await given.firm();
    const { id, version } = await team(firm);
    const renamed = await boss(firm).updateDepartment({
      departmentId: id,
      version,
      name: '钢构组',
      nameEn: 'Steel',
      code: 'steel',
    });
    expect(renamed).toMatchObject({ name: '钢构组', nameEn: 'Steel', code: 'steel', version: version + 1 });
  });
  it('conflicts for the later of two editors, who learns what it looks like now', async () => {
    const firm = await given.firm();
    const { id, version } = await team(firm);
    await boss(firm).updateDepartment({ departmentId: id, version, name: '甲' });
    await expect(
      boss(firm).updateDepartment({ departmentId: id, version, name: '乙' }),
    ).rejects.toMatchObject({
      cause: { code: 'platform.changed_meanwhile', facts: { current: { name: '甲' }, seenVersion: version } },
    });
  });
  it('is forbidden to staff, and not found in another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const { id, version } = await team(firm);
    const rename = { departmentId: id, version, name: 'X' };
    await expect(as(firm.staff.mechanical).org.updateDepartment(rename)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await expect(boss(other).updateDepartment(rename)).rejects.toMatchObject(refusal('not_found'));
  });
});

describe('the recycle bin for departments', () => {
  it('takes an empty one, frees its code, and gives it back', async () => {
    const firm = await given.firm();
    const made = await team(firm, '结构组', 'frames');
    const gone = await boss(firm).recycleDepartment({ departmentId: made.id, version: made.version });
    expect(await firm.announcements()).toContainEqual(said(departmentRecycled, { departmentId: made.id }));
    expect((await boss(firm).tree({ recycled: false })).items.map((d) => d.id)).not.toContain(made.id);
    expect((await boss(firm).tree({ recycled: true })).items.map((d) => d.id)).toEqual([made.id]);

    const taker = await team(firm, '框架组', 'frames');
    const back = { departmentId: made.id, version: gone.version };
    await expect(boss(firm).restoreDepartment(back)).rejects.toMatchObject(
      refusal('conflict', 'org.code_taken'),
    );
    await boss(firm).recycleDepartment({ departmentId: taker.id, version: taker.version });
    expect(await boss(firm).restoreDepartment(back)).toMatchObject({ deletedAt: null });
  });
  it('refuses one with people or departments in it, and names them', async () => {
    const firm = await given.firm();
    await team(firm, '结构组');
    await expect(
      boss(firm).recycleDepartment({ departmentId: firm.departments.mechanical, version: 1 }),
    ).rejects.toMatchObject({
      cause: {
        code: 'org.department_in_use',
        facts: { names: expect.arrayContaining(['结构组', '机械部负责人', '机械部员工']) },
      },
    });
  });
  it('does not give back a child before its parent', async () => {
    const firm = await given.firm();
    const upper = await team(firm, '上');
    const lower = await boss(firm).createDepartment({ parentId: upper.id, name: '下', code: 'lower' });
    const goneLower = await boss(firm).recycleDepartment({ departmentId: lower.id, version: lower.version });
    await boss(firm).recycleDepartment({ departmentId: upper.id, version: upper.version });
    await expect(
      boss(firm).restoreDepartment({ departmentId: lower.id, version: goneLower.version }),
    ).rejects.toMatchObject(refusal('conflict', 'org.parent_recycled'));
  });
  it('conflicts where there is nothing to restore, is forbidden to leaders and unknown to other firms', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const made = await team(firm);
    const it_ = { departmentId: made.id, version: made.version };
    await expect(boss(firm).restoreDepartment(it_)).rejects.toMatchObject(
      refusal('conflict', 'org.department_not_recycled'),
    );
    for (const call of ['recycleDepartment', 'restoreDepartment'] as const) {
      await expect(as(firm.leaders.mechanical).org[call](it_)).rejects.toMatchObject(refusal('forbidden'));
      await expect(boss(other)[call](it_)).rejects.toMatchObject(refusal('not_found'));
    }
  });
});
