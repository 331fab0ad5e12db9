import { createHash } from 'node:crypto';
import { checkVersion } from '@millwright/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

let test: TestApi;
let boss: Browser;
let tenantId: string;
let contractId: string;

beforeAll(async () => {
  test = await startTestApi();
  boss = await signUp('files@firm.example');
  tenantId = (await boss.query('tenancy.get', {})).id;
  const departments = await boss.query('org.tree', {});
  const customer = await boss.mutate('customers.create', { name: '华东食品', code: 'HD' });
  const contract = await boss.mutate('contracts.create', {
    contractNo: 'HT/2026-01',
    name: '灌装线',
    customerId: customer.id,
    departmentIds: departments.items.map(({ id }: { id: string }) => id),
  });
  contractId = contract.id;
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

async function upload(name: string, content: string, contentType: string): Promise<string> {
  const body = Buffer.from(content);
  const subject = { type: 'Contract', id: contractId };
  const about = { subject, name, contentType, size: body.length };
  const { uploadId } = await boss.mutate('files.beginUpload', about);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const parts = [{ partNumber: 1, size: body.length, sha256 }];
  const [link] = (await boss.mutate('files.partLinks', { uploadId, parts })).parts;
  const sent = await boss.fetch(link.url, { method: 'PUT', headers: link.headers, body });
  expect(sent.status).toBe(200);
  const { versionId } = await boss.mutate('files.completeUpload', { uploadId });
  await checkVersion(test.services, tenantId, versionId);
  return versionId;
}

const versionUrl = (versionId: string) => `${test.origins.staff}/files/versions/${versionId}`;

describe('what people uploaded, over HTTP (issue 3)', () => {
  it.each([
    ['图.svg', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['page.html', 'text/html', '<!doctype html><script>alert(1)</script>'],
    ['both.gif', 'text/html', 'GIF89a<script>alert(1)</script>'],
  ])('is only ever saved, and runs nowhere: %s', async (name, contentType, content) => {
    const versionId = await upload(name, content, contentType);
    const answer = await fetch(versionUrl(versionId), { headers: { cookie: boss.cookie! } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe(content);
    expect(answer.headers.get('content-type')).toMatch(/^(application\/octet-stream|image\/gif)$/);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="download"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
  });

  it('is for nobody without a session or of another firm, and under no guessed address', async () => {
    const versionId = await upload('mine.txt', 'mine', 'text/plain');
    expect((await fetch(versionUrl(versionId))).status).toBe(401);
    const stranger = await signUp('stranger@firm.example');
    expect((await stranger.fetch(`/files/versions/${versionId}`)).status).toBe(404);
    const next = versionId.replace(/.$/, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
    expect((await boss.fetch(`/files/versions/${next}`)).status).toBe(404);
    for (const path of ['x', '..%2f..%2fetc%2fpasswd', `${versionId}%00`, `${versionId}.html`])
      expect((await boss.fetch(`/files/versions/${path}`)).status).toBe(400);
    expect((await fetch(versionUrl(versionId).replace(test.origins.staff, test.origins.portal))).status).toBe(
      404,
    );
  });
});
