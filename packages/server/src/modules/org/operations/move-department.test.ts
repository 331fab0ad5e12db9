import { newId } from '@millwright/db';
import { principalChanged } from '@millwright/platform';
import { as, type Firm, given, refusal } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';

async function below(firm: Firm, parentId: string | null, name: string) {
  return as(firm.boss).org.createDepartment({ parentId, name, code: newId().slice(-10) });
}
const pathOf = (firm: Firm, id: string) =>
  firm.read(async ({ tx }) => (await tx.department.findFirst({ where: { id } }))?.ancestorIds);

describe('moving a department', () => {
  it('takes everything below it along', async () => {
    const firm = await given.firm();
    const { mechanical, electrical } = firm.departments;
    const team = await below(firm, mechanical, '结构组');
    const cell = await below(firm, team.id, '焊接班');

    const moved = await as(firm.boss).org.moveDepartment({
      departmentId: team.id,
      parentId: electrical,
      version: team.version,
    });
    expect(moved).toMatchObject({ parentId: electrical, ancestorIds: [electrical, team.id] });
    expect(await pathOf(firm, cell.id)).toEqual([electrical, team.id, cell.id]);
  });

  it('changes what leaders reach with their next call, and says for whom (002-06)', async () => {
    const firm = await given.firm();
    const team = await below(firm, firm.departments.mechanical, '结构组');
    const welder = await as(firm.boss).org.createMember({ name: '焊工', departmentId: team.id });
    const rename = (by: Firm['boss'], name: string, version: number) =>
      as(by).org.updateMember({ memberId: welder.id, name, version });

    const renamed = await rename(firm.leaders.mechanical, '焊工甲', welder.version);
    await expect(rename(firm.leaders.electrical, '焊工乙', renamed.version)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    await as(firm.boss).org.moveDepartment({
      departmentId: team.id,
      parentId: firm.departments.electrical,
      version: team.version,
    });
    await expect(rename(firm.leaders.mechanical, '焊工丙', renamed.version)).rejects.toMatchObject(
      refusal('forbidden'),
    );
    const told = (await firm.announcements()).filter((a) => a.name === principalChanged.name).at(-1);
    expect((told!.payload as { memberIds: string[] }).memberIds).toEqual(
      expect.arrayContaining([
        welder.id,
        firm.leaders.mechanical.id,
        firm.leaders.electrical.id,
        firm.staff.mechanical.id,
      ]),
    );
    await rename(firm.leaders.electrical, '焊工乙', renamed.version);
  });

  it('arranges siblings in the order asked for', async () => {
    const firm = await given.firm();
    const { tree } = as(firm.boss).org;
    const before = (await tree({ recycled: false })).items;
    const last = before.at(-1)!;
    await as(firm.boss).org.moveDepartment({
      departmentId: last.id,
      parentId: null,
      position: 1,
      version: last.version,
    });
    const after = (await tree({ recycled: false })).items.map((d) => d.id);
    expect(after).toEqual([before[0]!.id, last.id, ...before.slice(1, -1).map((d) => d.id)]);
  });

  it('cannot make a cycle, and names the chain', async () => {
    const firm = await given.firm();
    const { mechanical } = firm.departments;
    const team = await below(firm, mechanical, '结构组');
    const cell = await below(firm, team.id, '焊接班');
    for (const parentId of [mechanical, team.id, cell.id]) {
      await expect(
        as(firm.boss).org.moveDepartment({ departmentId: mechanical, parentId, version: 1 }),
      ).rejects.toMatchObject(refusal('conflict', 'org.move_makes_cycle'));
    }
    await expect(
      as(firm.boss).org.moveDepartment({ departmentId: mechanical, parentId: cell.id, version: 1 }),
    ).rejects.toMatchObject({ cause: { facts: { chain: ['机械部', '结构组', '焊接班'] } } });
  });

  it('cannot make a cycle by two moves at once', async () => {
    const firm = await given.firm();
    const [a, b] = [await below(firm, null, 'A'), await below(firm, null, 'B')];
    const results = await Promise.allSettled([
      as(firm.boss).org.moveDepartment({ departmentId: a.id, parentId: b.id, version: a.version }),
      as(firm.boss).org.moveDepartment({ departmentId: b.id, parentId: a.id, version: b.version }),
    ]);
    expect(results.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected']);
    const paths = [await pathOf(firm, a.id), await pathOf(firm, b.id)];
    expect(paths.map((path) => path?.length).sort()).toEqual([1, 2]);
  });

  it('conflicts when somebody else changed it meanwhile', async () => {
    const firm = await given.firm();
    const team = await below(firm, null, '结构组');
    await as(firm.boss).org.updateDepartment({
      departmentId: team.id,
      version: team.version,
      name: '钢构组',
    });
    await expect(
      as(firm.boss).org.moveDepartment({
        departmentId: team.id,
        parentId: firm.departments.sales,
        version: team.version,
      }),
    ).rejects.toMatchObject(refusal('conflict', 'platform.changed_meanwhile'));
  });

  it('is forbidden to leaders and staff', async () => {
    const firm = await given.firm();
    for (const person of [firm.leaders.mechanical, firm.staff.mechanical]) {
      await expect(
        as(person).org.moveDepartment({
          departmentId: firm.departments.mechanical,
          parentId: firm.departments.sales,
          version: 1,
        }),
      ).rejects.toMatchObject(refusal('forbidden'));
    }
  });

  it('does not find a department or a parent of another firm', async () => {
    const [firm, other] = [await given.firm(), await given.firm()];
    const move = (departmentId: string, parentId: string) =>
      as(firm.boss).org.moveDepartment({ departmentId, parentId, version: 1 });
    await expect(move(other.departments.sales, firm.departments.sales)).rejects.toMatchObject(
      refusal('not_found', 'org.department_not_found'),
    );
    await expect(move(firm.departments.sales, other.departments.sales)).rejects.toMatchObject(
      refusal('not_found', 'org.department_not_found'),
    );
  });
});
