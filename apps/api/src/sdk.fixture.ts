import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMillwright, type MillwrightOptions } from '@millwright/sdk/node';
import { checkVersion } from '@millwright/server/modules/files/operations/check-version.ts';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { Browser, startTestApi, type TestApi } from './api.fixture.ts';

export const MiB = 1024 ** 2;
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export let test: TestApi;
export let boss: Browser;
export let tenantId: string;
export let token: string;
export let contractId: string;
export let departmentId: string;
export let folder: string;

/** Prepares a firm for the tests of the file that calls it, and a folder for each of them. */
export function usesSdk(email: string): void {
  beforeAll(async () => {
    test = await startTestApi();
    boss = new Browser(test.origins.staff);
    await boss.mutate('session.signUp', {
      firmName: 'Firm',
      name: '陈立',
      email,
      password: 'correct horse battery',
      locale: 'zh-CN',
    });
    tenantId = (await boss.query('session.me')).tenant.id;
    const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
    const departments = (await boss.query('org.tree', {})).items;
    departmentId = departments[0].id;
    const terms = { name: '灌装线', customerId: customer.id, departmentIds: [departmentId] };
    contractId = (await boss.mutate('contracts.create', { ...terms, contractNo: 'HT-1' })).id;
    await boss.mutate('contracts.create', { ...terms, contractNo: 'HT-10' });
    token = (await boss.mutate('tokens.create', { name: 'script', access: 'write' })).token;
  });
  afterAll(() => test?.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'millwright-sdk-files-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
}

export const opened = (more: Partial<MillwrightOptions> = {}) =>
  createMillwright({ url: test.origins.staff, token, ...more });
export const subject = () => ({ type: 'Contract', id: contractId });

/** What the worker does once a version has arrived. */
export const check = (file: { versionId: string }) => checkVersion(test.services, tenantId, file.versionId);

/** A file of random bytes on this disk, and the same as the firm has it. */
export async function sent(name: string, bytes = randomBytes(9 * MiB)) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const file = await opened().files.upload({ subject: subject(), source: path });
  await check(file);
  return { path, bytes, file };
}
