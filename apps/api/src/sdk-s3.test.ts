/// <reference path="../../../packages/platform/src/storage/s3rver.fixture.d.ts" />
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMillwright } from '@millwright/sdk/node';
import { checkVersion } from '@millwright/server/modules/files/operations/check-version.ts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  makeBucket,
  startS3Server,
  testKeys,
} from '../../../packages/platform/src/storage/s3-server.fixture.ts';
import { Browser, startTestApi, type TestApi } from './api.fixture.ts';

let store: Awaited<ReturnType<typeof startS3Server>>;
let test: TestApi;
let folder: string;
beforeAll(async () => {
  store = await startS3Server();
  const where = { endpoint: store.endpoint, region: 'us-east-1', ...testKeys };
  test = await startTestApi({}, { ...where, bucket: await makeBucket(where) });
  folder = await mkdtemp(join(tmpdir(), 'millwright-sdk-s3-'));
});
afterAll(async () => {
  await test?.close();
  await store?.close();
  await rm(folder, { recursive: true, force: true });
});

it('sends files to a store of its own, and fetches them from there, with no token on the way', async () => {
  const boss = new Browser(test.origins.staff);
  const firm = { firmName: 'Firm', name: '陈立', email: 'boss@s3.example', locale: 'zh-CN' };
  await boss.mutate('session.signUp', { ...firm, password: 'correct horse battery' });
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const terms = { contractNo: 'HT-1', name: '灌装线', customerId: customer.id };
  const { id } = await boss.mutate('contracts.create', terms);
  const { tenant } = await boss.query('session.me');
  const { token } = await boss.mutate('tokens.create', { name: 'script', access: 'write' });

  const seen = new Map<string, boolean>();
  const watching: typeof fetch = (address, init) => {
    seen.set(new URL(String(address)).origin, new Headers(init?.headers).has('authorization'));
    return fetch(address, init);
  };
  const { files } = createMillwright({ url: test.origins.staff, token, fetch: watching });
  const bytes = randomBytes(9 * 1024 ** 2);
  await writeFile(join(folder, 'plan.bin'), bytes);
  const subject = { type: 'Contract', id };
  const file = await files.upload({ subject, source: join(folder, 'plan.bin') });
  await checkVersion(test.services, tenant.id, file.versionId);

  const to = join(folder, 'back.bin');
  await writeFile(`${to}.part`, bytes.subarray(0, 4_000_000));
  await files.download(file.id, { to });
  expect((await readFile(to)).equals(bytes)).toBe(true);
  expect(Object.fromEntries(seen)).toEqual({ [test.origins.staff]: true, [store.endpoint]: false });
});
