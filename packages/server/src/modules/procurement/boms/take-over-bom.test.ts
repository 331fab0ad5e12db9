import type { StaffPrincipal } from '@millwright/platform';
import { as, given, type Person, refusal, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenBuyingPlace } from '../procurement.scene.ts';
import { EPLAN_ZH } from './boms.fixture.ts';
import { storeBomFile } from './store-bom-file.ts';

const columns = { partNo: 0, specification: 1, name: 2, quantity: 3, unit: 4, supplier: 5, notes: 6 };

async function upload(person: Person, contractId: string, text = EPLAN_ZH): Promise<string> {
  const principal = (await person.load()) as StaffPrincipal;
  const request = { requestId: 'test', ip: '127.0.0.1' };
  const bytes = new TextEncoder().encode(text);
  const stored = await storeBomFile(await testServices(), principal, request, {
    contractId,
    fileName: 'C:\\parts\\柜体.csv',
    bytes,
  });
  return stored.importId;
}

describe('taking over a bill of materials', () => {
  it('shows what it is, what would come of it, and asks for exactly that, once', async () => {
    const { firm, contractId, lead, task, supplierId } = await givenBuyingPlace();
    const importId = await upload(lead, contractId);
    const boms = as(lead).boms;
    const found = await boms.inspect({ importId });
    expect(found).toMatchObject({ fileName: '柜体.csv', rowCount: 4, takenOver: null });
    expect(
      Object.fromEntries(Object.entries(found.guess).map(([field, one]) => [field, one.column])),
    ).toEqual(columns);
    const taskId = await task({ assigneeIds: [firm.staff.electrical.id] });
    const mapping = { columns, departmentId: firm.departments.electrical, taskId, neededBy: '2026-12-01' };
    const check = await boms.check({ importId, mapping });
    expect(check).toMatchObject({ rowCount: 4, goodParts: 3, badRows: 0, combinedRows: 1 });
    const input = { importId, mapping, expectedDigest: check.digest };
    const answers = await Promise.all(Array.from({ length: 3 }, () => boms.takeOver(input)));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    const { items } = await as(lead).procurement.list({ contractIds: [contractId], sort: 'line' });
    expect(items.map(({ lineNo, name, quantity, unit }) => [lineNo, name, quantity, unit])).toEqual([
      [1, 'CPU 模块', '1', '台'],
      [2, '接线端子', '65', '个'],
      [3, '电缆', '1250.5', 'm'],
    ]);
    expect(items[2]).toMatchObject({ supplier: { id: supplierId }, neededBy: '2026-12-01', taskId });
    // Who does the task sees its parts.
    expect((await as(firm.staff.electrical).procurement.list({})).items).toHaveLength(3);
    expect(
      (await firm.announcements()).filter(({ name }) => name === 'procurement.bom-imported'),
    ).toHaveLength(1);
  });

  it('refuses what the contract has already, and what changed since the check', async () => {
    const { firm, contractId, lead, item } = await givenBuyingPlace();
    const importId = await upload(lead, contractId);
    const mapping = { columns, departmentId: firm.departments.electrical };
    const { digest } = await as(lead).boms.check({ importId, mapping });
    await item({ partNo: 'sie.6es7512', unit: '台', lineNo: 4 });
    await expect(as(lead).boms.takeOver({ importId, mapping, expectedDigest: digest })).rejects.toMatchObject(
      refusal('conflict', 'imports.changed_since_check'),
    );
    const check = await as(lead).boms.check({ importId, mapping, locale: 'en' });
    expect(check.problems).toMatchObject([
      { line: 2, field: 'partNo', code: 'already_on_contract', message: expect.stringContaining('Line 4') },
    ]);
    await expect(
      as(lead).boms.takeOver({ importId, mapping, expectedDigest: check.digest }),
    ).rejects.toMatchObject(refusal('invalid', 'imports.has_problems'));
    const file = await as(lead).boms.errorFile({ importId, mapping });
    expect(file).toMatchObject({ fileName: '柜体-需更正.xlsx', rowCount: 1 });
    const done = await as(lead).boms.takeOver({
      importId,
      mapping,
      expectedDigest: check.digest,
      skipBadRows: true,
    });
    expect(done).toMatchObject({ itemCount: 2, skippedRows: 1 });
  });

  it('is for whoever may ask for parts there: not staff, not other departments, not other firms', async () => {
    const { firm, contractId, lead } = await givenBuyingPlace();
    await expect(upload(firm.staff.electrical, contractId)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(upload(firm.leaders.sales, contractId)).rejects.toMatchObject({ kind: 'not_found' });
    const importId = await upload(firm.leaders.electrical, contractId);
    const mapping = { columns, departmentId: firm.departments.electrical };
    await expect(
      as(firm.leaders.electrical).boms.check({
        importId,
        mapping: { ...mapping, departmentId: firm.departments.software },
      }),
    ).rejects.toMatchObject(refusal('forbidden'));
    for (const person of [lead, (await given.firm()).boss])
      await expect(as(person).boms.check({ importId, mapping })).rejects.toMatchObject(
        refusal('not_found', 'imports.not_found'),
      );
    await expect(
      as(firm.leaders.electrical).boms.check({
        importId,
        mapping: { ...mapping, columns: { quantity: 77 } },
      }),
    ).rejects.toMatchObject(refusal('invalid', 'imports.no_such_column'));
  });
});
