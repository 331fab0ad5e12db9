import { newId } from '@millwright/db';
import { hashPassword } from '@millwright/server/modules/identity/index.ts';
import { asSuperuser, type Customer, type Firm, given } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Browser, startTestApi, type TestApi } from '../api.fixture.ts';

const PASSWORD = 'correct horse battery';
const BYTES = Buffer.from('<html><script>alert(1)</script>');
let test: TestApi;
let firm: Firm;
let documentId: string;
let contact: Browser;

beforeAll(async () => {
  test = await startTestApi();
  firm = await given.firm();
  const { id: contractId } = await given.contract(firm, { published: true });
  documentId = newId();
  const key = `${firm.tenantId}/${contractId}/${documentId}/document`;
  await test.portalServices.published.put(key, BYTES, { contentType: 'text/html' });
  await firm.write(async ({ tx }) => {
    const type = (await tx.fileType.findFirst({}))!;
    const home = { subjectType: 'Contract', subjectId: contractId, contractId };
    const [fileId, versionId] = [newId(), newId()];
    await tx.fileAsset.create({ data: { ...home, id: fileId, typeId: type.id, name: '页面.html' } });
    const version = {
      id: versionId,
      fileId,
      contractId,
      number: 1,
      size: 5n,
      contentType: 'text/html',
      storageKey: 'x',
    };
    await tx.fileVersion.create({ data: version });
    await tx.filePublication.create({
      data: {
        id: documentId,
        fileId,
        versionId,
        contractId,
        name: '页面.html',
        versionNo: 1,
        customerId: firm.customer.id,
        customerName: '华东食品',
        state: 'ready',
        size: BigInt(BYTES.length),
        contentType: 'application/octet-stream',
        storageKey: key,
        kind: 'code',
      },
    });
  });
  contact = await contactOf(firm.customer);
});
afterAll(() => test?.close());

/** A customer's contact, signed in to the portal. */
async function contactOf({ contact }: Customer, of: Firm = firm): Promise<Browser> {
  const [id, email] = [newId(), `contact.${newId()}@customer.example`];
  await asSuperuser('INSERT INTO account (id, email, password_hash, display_name) VALUES ($1, $2, $3, $4)', [
    id,
    email,
    await hashPassword(PASSWORD, email),
    'Contact',
  ]);
  await of.write(({ tx }) =>
    tx.customerContact.updateMany({ where: { id: contact.id }, data: { accountId: id } }),
  );
  const browser = new Browser(test.origins.portal);
  await browser.mutate('session.signIn', { email, password: PASSWORD });
  return browser;
}

const get = (browser: Browser, path: string, headers: Record<string, string> = {}) =>
  browser.fetch(`/documents/${path}`, { headers });

describe('a document of a customer, over HTTP', () => {
  it('comes whole or in part, as something to save that no browser runs', async () => {
    const whole = await get(contact, documentId);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer()).equals(BYTES)).toBe(true);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      'content-disposition': expect.stringMatching(/^attachment; .*%E9%A1%B5%E9%9D%A2\.html/),
      'content-security-policy': expect.stringContaining('sandbox'),
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    const part = await get(contact, documentId, { range: 'bytes=1-4' });
    expect([part.status, await part.text()]).toEqual([206, 'html']);
    const preview = await get(contact, `${documentId}/preview`);
    expect(preview.headers.get('content-type')).toBe('text/plain');
    expect((await get(contact, `${documentId}/thumbnail`)).status).toBe(404);
  });

  it('is nobody’s else: no other customer’s, no stranger’s, and not to be had at the staff’s address', async () => {
    const other = await contactOf(await firm.customerWithContact('另一家'));
    expect((await get(other, documentId)).status).toBe(404);
    const otherFirm = await given.firm();
    const elsewhere = await contactOf(otherFirm.customer, otherFirm);
    expect((await get(elsewhere, documentId)).status).toBe(404);
    const nobody = new Browser(test.origins.portal);
    expect((await get(nobody, documentId)).status).toBe(401);
    expect((await new Browser(test.origins.staff).fetch(`/documents/${documentId}`)).status).toBe(404);
    for (const path of [newId(), 'x', '..%2f..%2fsecret.key', `${documentId}/..`])
      expect((await get(contact, path)).status).toBeGreaterThanOrEqual(400);
  });

  it('is gone with its publication, for whoever kept the address', async () => {
    expect((await get(contact, documentId)).status).toBe(200);
    await firm.write(({ tx }) =>
      tx.filePublication.updateMany({ where: { id: documentId }, data: { endedAt: new Date() } }),
    );
    for (const part of ['', '/preview', '/thumbnail'])
      expect((await get(contact, documentId + part)).status).toBe(404);
  });
});
