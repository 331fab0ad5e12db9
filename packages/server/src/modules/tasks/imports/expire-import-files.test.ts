import { as, testServices } from '@millwright/testkit';
import { expect, it, vi } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';
import { expireImportFiles } from './expire-import-files.ts';
import { checked, MAPPING, plan, workbook } from './imports.scene.ts';

const day = 24 * 60 * 60 * 1000;

async function run(daysFromNow: number) {
  const info = vi.fn();
  const job = expireImportFiles(await testServices(), { now: () => Date.now() + daysFromNow * day });
  await job.run({ log: { info } as never, signal: new AbortController().signal });
  return info.mock.calls.map(([facts]) => facts);
}

async function keys() {
  const { storage } = await testServices();
  const found: string[] = [];
  for await (const { key } of storage.list('')) found.push(key);
  return found;
}

it('removes import files after a week, marks what was not taken over, and leaves everything else', async () => {
  const { firm, contractId } = await givenWorkplace();
  const other = await givenWorkplace();
  const { storage } = await testServices();
  const { check: _, ...taken } = await checked(firm.boss, contractId, await workbook(plan(3)));
  await as(firm.boss).imports.takeOver(taken);
  const faulty = await workbook([['一', '没有的部门', null, null, null, null, null, null]]);
  const { importId } = await checked(firm.boss, contractId, faulty);
  await as(firm.boss).imports.errorFile({ importId, mapping: MAPPING });
  const elsewhere = await checked(other.firm.boss, other.contractId, await workbook(plan(2)));
  const document = `${firm.tenantId}/${contractId}/documents/${importId}`;
  await storage.put(document, Buffer.from('x'), { contentType: 'text/plain' });
  expect(await keys()).toHaveLength(5);

  expect(await run(6)).toEqual([]);
  expect(await keys()).toHaveLength(5);

  expect(await run(8)).toMatchObject([{ files: 4, imports: 2 }]);
  expect(await keys()).toEqual([document]);
  const statusOf = (id: string, place = firm) =>
    place.read(({ tx }) => tx.importRun.findFirst({ where: { id }, select: { status: true } }));
  expect(await statusOf(taken.importId)).toEqual({ status: 'taken_over' });
  expect(await statusOf(importId)).toEqual({ status: 'expired' });
  expect(await statusOf(elsewhere.importId, other.firm)).toEqual({ status: 'expired' });

  expect(await run(8)).toEqual([]);
  const gone = { cause: { kind: 'not_found', code: 'imports.not_found' } };
  await expect(as(firm.boss).imports.inspect({ importId })).rejects.toMatchObject(gone);
  await expect(as(firm.boss).imports.inspect({ importId: taken.importId })).rejects.toMatchObject(gone);
  expect(await as(firm.boss).imports.takeOver(taken)).toMatchObject({ taskCount: 3, repeated: true });
});
