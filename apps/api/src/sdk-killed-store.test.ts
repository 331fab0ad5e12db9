import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMillwright } from '@millwright/sdk/node';
import { checkVersion } from '@millwright/server/modules/files/operations/check-version.ts';
import { asSuperuser } from '@millwright/testkit';
import { expect, it, onTestFinished } from 'vitest';
import { makeBucket } from '../../../packages/platform/src/storage/s3-server.fixture.ts';
import {
  describeWithSwift,
  startSwift,
  swiftKeys,
} from '../../../packages/platform/src/storage/swift-server.fixture.ts';
import { Browser, startTestApi } from './api.fixture.ts';

const MiB = 1024 ** 2;

describeWithSwift('an upload through the product whose store is killed', () => {
  it('shows no half version, goes on where it was, and arrives whole', async () => {
    const store = await startSwift();
    const where = { endpoint: store.endpoint, region: 'us-east-1', ...swiftKeys };
    const test = await startTestApi({}, { ...where, bucket: await makeBucket(where) });
    const folder = await mkdtemp(join(tmpdir(), 'millwright-killed-store-'));
    onTestFinished(async () => {
      await test.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    });
    const boss = new Browser(test.origins.staff);
    const firm = { firmName: 'Firm', name: '陈立', email: 'boss@killed-store.example', locale: 'zh-CN' };
    await boss.mutate('session.signUp', { ...firm, password: 'correct horse battery' });
    const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
    const terms = { contractNo: 'HT-1', name: '灌装线', customerId: customer.id };
    const { id } = await boss.mutate('contracts.create', terms);
    const { tenant } = await boss.query('session.me');
    const { token } = await boss.mutate('tokens.create', { name: 'script', access: 'write' });

    const sent: number[] = [];
    let beforeSending: (number: number) => Promise<void> = async () => undefined;
    const { files } = createMillwright({
      url: test.origins.staff,
      token,
      fetch: async (address, init) => {
        const number = Number(new URL(String(address)).searchParams.get('partNumber'));
        if (number) await beforeSending(number);
        const answer = await fetch(address, init);
        if (number && answer.ok) sent.push(number);
        return answer;
      },
    });
    const bytes = randomBytes(20 * MiB);
    const source = join(folder, 'plan.bin');
    await writeFile(source, bytes);
    const subject = { type: 'Contract', id };

    const stop = new AbortController();
    beforeSending = async (number) => {
      if (number !== 2) return;
      await store.kill();
      setTimeout(() => stop.abort(), 500);
    };
    const upload = { subject, source, parallel: 1 };
    await expect(files.upload({ ...upload, signal: stop.signal })).rejects.toThrow();
    expect(sent).toEqual([1]);
    expect((await files.browse({ subject })).files).toEqual([]);

    await store.start();
    beforeSending = async () => undefined;
    const file = await files.upload(upload);
    // This store names no checksums, so the part that is there is sent again: into the same upload.
    expect(sent).toEqual([1, 1, 2, 3]);
    expect(await asSuperuser('SELECT status FROM file_upload')).toEqual([{ status: 'completed' }]);
    await checkVersion(test.services, tenant.id, file.versionId);
    await files.download(file.id, { to: join(folder, 'back.bin') });
    expect((await readFile(join(folder, 'back.bin'))).equals(bytes)).toBe(true);
  }, 180_000);
});
