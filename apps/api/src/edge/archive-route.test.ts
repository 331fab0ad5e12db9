import { createHash } from 'node:crypto';
import { request } from 'node:http';
import type { Readable } from 'node:stream';
import { cutIntoParts } from '@millwright/platform/storage';
import { fileErrands } from '@millwright/server';
import { unpacked } from '@millwright/testkit/unpacked';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
let boss: Browser;
let contractId: string;
/** Every object the store has handed out. */
const opened: Readable[] = [];
const MiB = 1024 ** 2;
const large = Buffer.alloc(24 * MiB, '总装图');

beforeAll(async () => {
  test = await startTestApi();
  const { storage } = test.services;
  const get = storage.get.bind(storage);
  storage.get = async (...args) => {
    const object = await get(...args);
    opened.push(object.body);
    return object;
  };
  boss = await signUp('archive@firm.example');
  const departments = await boss.query('org.tree', {});
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const contract = await boss.mutate('contracts.create', {
    contractNo: 'HT/2026-07',
    name: '灌装线',
    customerId: customer.id,
    departmentIds: departments.items.map(({ id }: { id: string }) => id),
  });
  contractId = contract.id;
  const subject = { type: 'Contract', id: contractId };
  const { folders } = await boss.mutate('files.createFolders', { subject, paths: ['图纸/电气'] });
  await upload('总图.zip', large);
  await upload('接线表.csv', Buffer.from('端子,线号'), folders[0].folderId);
});
afterAll(() => test?.close());

async function signUp(email: string): Promise<Browser> {
  const browser = new Browser(test.origins.staff);
  await browser.mutate('session.signUp', {
    firmName: email,
    name: '陈立',
    email,
    password: 'correct horse battery',
    locale: 'zh-CN',
  });
  return browser;
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** A file as a browser sends it, and what the worker does once it has arrived. */
async function upload(name: string, bytes: Buffer, folderId?: string): Promise<void> {
  const subject = { type: 'Contract', id: contractId };
  const { uploadId } = await boss.mutate('files.beginUpload', {
    subject,
    folderId,
    name,
    size: bytes.length,
  });
  for (const { partNumber, start, end } of cutIntoParts(bytes.length)) {
    const part = bytes.subarray(start, end);
    const wanted = { partNumber, size: part.length, sha256: sha256(part) };
    const { parts } = await boss.mutate('files.partLinks', { uploadId, parts: [wanted] });
    await boss.fetch(parts[0].url, { method: 'PUT', headers: parts[0].headers, body: part as never });
  }
  const { id: fileId, versionId } = await boss.mutate('files.completeUpload', { uploadId });
  const { tenant } = await boss.query('session.me');
  const [check] = fileErrands(test.services);
  await check!.run({ fileId, contractId, versionId, versionNo: 1 }, { tenantId: tenant.id } as never);
}

const address = (about: Record<string, string> = {}) =>
  `/files/archive?${new URLSearchParams({ subjectType: 'Contract', subjectId: contractId, ...about })}`;

/** Takes the first bytes of an archive and no more, until told to go away. */
function hesitating(browser: Browser): Promise<{ status: number; leave: () => void }> {
  return new Promise((resolve, reject) => {
    const asked = request(test.origins.staff + address(), { headers: { cookie: browser.cookie ?? '' } });
    asked.on('error', reject);
    asked.on('response', (answer) => {
      answer.pause();
      answer.on('error', () => undefined);
      resolve({ status: answer.statusCode!, leave: () => void answer.destroy() });
    });
    asked.end();
  });
}
const stillOpen = () => opened.filter((body) => !body.destroyed).length;

describe('many files as one archive over HTTP', () => {
  it('come whole, in their folders, under a name that says what they are', async () => {
    const answer = await boss.fetch(address());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    const disposition = decodeURIComponent(answer.headers.get('content-disposition') ?? '');
    expect(disposition).toMatch(/^attachment; .*文件-\d{4}-\d\d-\d\d\.zip$/);
    const found = await unpacked(new Uint8Array(await answer.arrayBuffer()));
    expect([...found.keys()]).toEqual([
      '图纸/',
      '图纸/电气/',
      '总图.zip',
      '图纸/电气/接线表.csv',
      '文件清单.csv',
    ]);
    expect(found.get('总图.zip')?.equals(large)).toBe(true);
    expect(found.get('文件清单.csv')?.toString()).toContain(sha256(large));
    await expect.poll(stillOpen).toBe(0);
  });

  it('are no longer read once whoever takes them has gone, and not for somebody who asks for no body', async () => {
    const before = opened.length;
    const { status, leave } = await hesitating(boss);
    expect(status).toBe(200);
    await expect.poll(() => opened.length).toBe(before + 1);
    expect(stillOpen()).toBe(1);
    leave();
    await expect.poll(stillOpen).toBe(0);
    expect((await boss.fetch(address(), { method: 'HEAD' })).status).toBe(200);
    expect(stillOpen()).toBe(0);
  });

  it('are cut off, and no archive, when the store breaks off in the middle; the next one is whole', async () => {
    const { storage } = test.services;
    const { get } = storage;
    storage.get = async (...args) => {
      const object = await get(...args);
      object.body.once('data', () => object.body.destroy(new Error('the store broke off')));
      return object;
    };
    const cut = boss.fetch(address()).then((answer) => answer.arrayBuffer());
    await expect(cut).rejects.toThrow();
    storage.get = get;
    await expect.poll(stillOpen).toBe(0);
    const whole = await boss.fetch(address());
    expect((await unpacked(new Uint8Array(await whole.arrayBuffer()))).size).toBe(5);
  });

  it('are sent two at a time to one person; the third is told to wait, and may when one is done', async () => {
    const two = [await hesitating(boss), await hesitating(boss)];
    const third = await boss.fetch(address());
    expect(third.status).toBe(429);
    expect(third.headers.get('retry-after')).toBe('10');
    expect(await third.json()).toMatchObject({
      reason: { code: 'platform.too_many_archives', facts: { most: 2 } },
    });
    for (const { leave } of two) leave();
    await expect
      .poll(async () => {
        const again = await hesitating(boss);
        again.leave();
        return again.status;
      })
      .toBe(200);
    await expect.poll(stillOpen).toBe(0);
  });

  it('are refused in the words of procedures: to nobody, to another firm, for what cannot be read', async () => {
    expect((await new Browser(test.origins.staff).fetch(address())).status).toBe(401);
    const stranger = await signUp('stranger-archive@firm.example');
    const foreign = await stranger.fetch(address());
    expect(foreign.status).toBe(404);
    expect(await foreign.json()).toMatchObject({ reason: { code: 'files.subject_not_found' } });
    expect((await boss.fetch(address({ folderIds: 'x' }))).status).toBe(400);
    expect((await boss.fetch(address({ subjectId: 'x' }))).status).toBe(400);
    expect((await fetch(`${test.origins.portal}${address()}`)).status).toBe(404);
  });
});
