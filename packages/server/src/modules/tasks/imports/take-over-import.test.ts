import { as, given, type Person } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';
import { checked, countTasks, HEADER, MAPPING, plan, upload, workbook } from './imports.scene.ts';

describe('taking over an import', () => {
  it('happens once, however often and however much at once it is asked', async () => {
    const { firm, contractId } = await givenWorkplace();
    const { check: _, ...input } = await checked(firm.boss, contractId, await workbook(plan(30)));
    const answers = await Promise.all(Array.from({ length: 4 }, () => as(firm.boss).imports.takeOver(input)));
    expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(await as(firm.boss).imports.takeOver(input)).toMatchObject({ taskCount: 30, repeated: true });
    expect(await countTasks(firm, contractId)).toBe(30);
    await expect(
      as(firm.boss).imports.check({ importId: input.importId, mapping: MAPPING }),
    ).rejects.toMatchObject({
      cause: { code: 'imports.already_taken_over' },
    });
  });

  it('of two files with the same tasks at once lets one win', async () => {
    const { firm, contractId } = await givenWorkplace();
    const bytes = await workbook(plan(30));
    const [one, two] = [
      await checked(firm.boss, contractId, bytes),
      await checked(firm.boss, contractId, bytes),
    ];
    const results = await Promise.allSettled(
      [one, two].map(({ check: _, ...input }) => as(firm.boss).imports.takeOver(input)),
    );
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countTasks(firm, contractId)).toBe(30);
  });

  it('tells each person once how many tasks they were given, finished ones apart', async () => {
    const { firm, contractId } = await givenWorkplace();
    const { check: _, ...input } = await checked(firm.boss, contractId, await workbook(plan(30)));
    await as(firm.boss).imports.takeOver(input);
    const told = async (person: Person) =>
      (await as(person).notifications.list({})).items.map(({ kind, facts }) => ({ kind, facts }));
    const facts = { contractName: '灌装线电控系统', taskTitle: null };
    // Of fifteen rows each, the file says that one (software) or two (electrical) are done.
    expect(await told(firm.staff.software)).toMatchObject([{ kind: 'tasks_given', facts }]);
    expect(await told(firm.staff.electrical)).toMatchObject([{ kind: 'tasks_given', facts }]);
    expect(await told(firm.leaders.electrical)).toEqual(await told(firm.staff.electrical));
    expect(await told(firm.boss)).toEqual([]);
    await as(firm.boss).imports.takeOver(input);
    expect(await told(firm.staff.software)).toHaveLength(1);
  });

  it('conflicts when something has changed since the check', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    const { check: _, ...input } = await checked(firm.boss, contractId, await workbook(plan(3)));
    await task({ title: '工作包 001' });
    await expect(as(firm.boss).imports.takeOver(input)).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'imports.changed_since_check' },
    });
    await expect(
      as(firm.boss).imports.takeOver({ ...input, mapping: { columns: { title: 7, department: 1 } } }),
    ).rejects.toMatchObject({ cause: { code: 'imports.changed_since_check' } });
    expect(await countTasks(firm, contractId)).toBe(1);
  });

  it('conflicts while the contract is closed', async () => {
    const { firm, contractId, setStatus } = await givenWorkplace();
    const { check: _, ...input } = await checked(firm.boss, contractId, await workbook(plan(3)));
    await setStatus('cancelled');
    await expect(as(firm.boss).imports.takeOver(input)).rejects.toMatchObject({
      cause: { kind: 'conflict', code: 'tasks.contract_closed' },
    });
  });

  it('refuses rows for departments the importer does not plan', async () => {
    const { firm, contractId } = await givenWorkplace();
    const { check } = await checked(firm.leaders.electrical, contractId, await workbook(plan(4)));
    expect(check.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'department_not_yours'],
      [5, 'department_not_yours'],
    ]);
  });

  it('is not for staff, nor for leaders of other departments; others’ imports are not found', async () => {
    const { firm, contractId } = await givenWorkplace();
    const bytes = await workbook(plan(2));
    await expect(upload(firm.staff.electrical, contractId, bytes)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(upload(firm.leaders.sales, contractId, bytes)).rejects.toMatchObject({ kind: 'not_found' });
    const importId = await upload(firm.leaders.electrical, contractId, bytes);
    const other = await given.firm();
    for (const person of [firm.leaders.software, other.boss]) {
      const { imports } = as(person);
      for (const call of [
        () => imports.inspect({ importId }),
        () => imports.check({ importId, mapping: MAPPING }),
        () => imports.errorFile({ importId, mapping: MAPPING }),
        () => imports.takeOver({ importId, mapping: MAPPING, expectedDigest: '0'.repeat(64) }),
      ])
        await expect(call()).rejects.toMatchObject({
          cause: { kind: 'not_found', code: 'imports.not_found' },
        });
    }
    await expect(upload(other.boss, contractId, bytes)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('refuses a mapping to a column the file does not have', async () => {
    const { firm, contractId } = await givenWorkplace();
    const importId = await upload(firm.boss, contractId, await workbook(plan(1), HEADER));
    await expect(
      as(firm.boss).imports.check({ importId, mapping: { columns: { title: 0, weight: 12 } } }),
    ).rejects.toMatchObject({ cause: { code: 'imports.no_such_column' } });
  });
});
