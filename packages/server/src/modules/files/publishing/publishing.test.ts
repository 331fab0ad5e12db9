import { blankPdf, textDocument } from '@millwright/conversion/documents.fixture.ts';
import { openRead } from '@millwright/platform';
import {
  as,
  asCustomer,
  type Customer,
  given,
  type Person,
  refusal,
  testServices,
} from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { portalBytes } from '../../portal/index.ts';
import { givenWorkplace } from '../../tasks/tasks.scene.ts';
import { filePublicationReady } from '../files.events.ts';
import { addFile, deliver } from '../files.scene.ts';
import { deliverWaiting } from './deliver-waiting.ts';

const REQUEST = { requestId: 'publishing', ip: null };

async function atWork() {
  const place = await givenWorkplace();
  const { firm, contractId } = place;
  await firm.write(({ tx }) =>
    tx.contract.updateMany({ where: { id: contractId }, data: { publishedAt: new Date() } }),
  );
  return {
    ...place,
    boss: firm.boss,
    contact: firm.customer.contact,
    contract: { type: 'Contract', id: contractId },
  };
}

const seen = (contact: Customer['contact'], contractId: string) =>
  asCustomer(contact).contracts.documents({ contractId });

async function bytesFor(
  contact: Person,
  documentId: string,
  part: 'document' | 'preview' | 'thumbnail' = 'document',
) {
  const services = await testServices();
  const { key } = await portalBytes(services, (await contact.load()) as never, REQUEST, { documentId, part });
  const chunks: Buffer[] = [];
  for await (const chunk of (await services.published.get(key)).body) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Keys the portal's store holds of a firm. */
async function kept(tenantId: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const { key } of (await testServices()).published.list(`${tenantId}/`)) keys.push(key);
  return keys;
}

describe('a document shown to the customer (003-24)', () => {
  it('is seen in the portal with its preview, in the version chosen, once its bytes are there', async () => {
    const { boss, contact, contract, firm } = await atWork();
    const file = await addFile(boss, contract, '验收报告.fodt', textDocument('passed'));
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    expect(await seen(contact, contract.id)).toEqual([]);
    await deliver(boss);
    const [document] = await seen(contact, contract.id);
    expect(document).toMatchObject({
      name: '验收报告.fodt',
      versionNo: 1,
      kind: 'pdf',
      format: 'pdf',
      hasThumbnail: true,
    });
    expect((await bytesFor(contact, document!.id)).equals(textDocument('passed'))).toBe(true);
    expect((await bytesFor(contact, document!.id, 'preview')).subarray(0, 5).toString()).toBe('%PDF-');
    const { shown: publication } = await as(boss).files.publication({ fileId: file.id });
    expect(publication).toMatchObject({
      versionNo: 1,
      state: 'ready',
      contractShown: true,
      sharedBy: { id: boss.id },
    });
    expect((await firm.announcements()).map(({ name }) => name)).toContain(filePublicationReady.name);
  });

  it('stays at its version when a further one comes, until that is shown instead', async () => {
    const { boss, contact, contract } = await atWork();
    const file = await addFile(boss, contract, 'plan.txt', 'one');
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const next = await addFile(boss, contract, 'plan.txt', 'two');
    expect(await seen(contact, contract.id)).toMatchObject([{ versionNo: 1 }]);
    await as(boss).files.publish({ fileId: file.id, version: next.version, versionNo: 2 });
    await deliver(boss);
    const [document] = await seen(contact, contract.id);
    expect(document).toMatchObject({ versionNo: 2 });
    expect((await bytesFor(contact, document!.id)).toString()).toBe('two');
  });

  it('is gone at once when it is taken back, and its bytes with it', async () => {
    const { boss, contact, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'plan.pdf', await blankPdf(1));
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const [document] = await seen(contact, contract.id);
    expect(await kept(firm.tenantId)).toHaveLength(2);
    await as(boss).files.unpublish({ fileId: file.id });
    expect(await seen(contact, contract.id)).toEqual([]);
    await expect(bytesFor(contact, document!.id)).rejects.toMatchObject({ kind: 'not_found' });
    await deliver(boss);
    expect(await kept(firm.tenantId)).toEqual([]);
    expect(await as(boss).files.publication({ fileId: file.id })).toEqual({ shown: null });
  });

  it('is gone as well with the file in the recycle bin, and with the contract taken back', async () => {
    const { boss, contact, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a');
    const other = await addFile(boss, contract, 'b.txt', 'b');
    for (const one of [file, other])
      await as(boss).files.publish({ fileId: one.id, version: one.version, versionNo: 1 });
    await deliver(boss);
    await as(boss).files.delete({ fileId: file.id, version: file.version });
    expect((await seen(contact, contract.id)).map(({ name }) => name)).toEqual(['b.txt']);
    const [document] = await seen(contact, contract.id);
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contract.id }, data: { publishedAt: null } }),
    );
    await expect(seen(contact, contract.id)).rejects.toMatchObject(refusal('not_found'));
    await expect(bytesFor(contact, document!.id)).rejects.toMatchObject({ kind: 'not_found' });
  });

  it('is no other customer’s, of this firm or another', async () => {
    const { boss, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a');
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const [document] = await seen(firm.customer.contact, contract.id);
    const stranger = await firm.customerWithContact('另一家');
    const elsewhere = await given.firm();
    for (const contact of [stranger.contact, elsewhere.customer.contact]) {
      await expect(seen(contact, contract.id)).rejects.toMatchObject(refusal('not_found'));
      await expect(bytesFor(contact, document!.id)).rejects.toMatchObject({ kind: 'not_found' });
    }
  });

  it('is shown by whoever may share the file, only in a good version, and taken back even after the contract is sealed', async () => {
    const { boss, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a');
    const publish = (person: Person, versionNo = 1) =>
      as(person).files.publish({ fileId: file.id, version: file.version, versionNo });
    await expect(publish(firm.staff.electrical)).rejects.toMatchObject(refusal('forbidden'));
    await expect(publish(boss, 7)).rejects.toMatchObject(refusal('not_found', 'files.version_not_found'));
    await expect(publish((await given.firm()).boss)).rejects.toMatchObject(refusal('not_found'));
    await publish(boss);
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contract.id }, data: { status: 'cancelled' } }),
    );
    await expect(publish(boss)).rejects.toMatchObject(refusal('conflict', 'files.contract_closed'));
    await as(boss).files.unpublish({ fileId: file.id });
  });

  it('is given once more, with its mark, when one is demanded after it was shared', async () => {
    const { boss, contact, contract } = await atWork();
    const plain = await blankPdf(1);
    const file = await addFile(boss, contract, 'plan.pdf', plain);
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const [before] = await seen(contact, contract.id);
    const rights = { openness: 'team' as const, people: [], watermark: true };
    await as(boss).files.share({ fileId: file.id, version: file.version, ...rights });
    expect(await seen(contact, contract.id)).toEqual([]);
    await deliver(boss);
    const [after] = await seen(contact, contract.id);
    expect(after!.id).not.toBe(before!.id);
    expect((await bytesFor(contact, after!.id)).equals(plain)).toBe(false);
  });

  it('is there for good once it is there, however often its job runs, and is brought later when its job was lost', async () => {
    const { boss, contact, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a');
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await Promise.all([deliver(boss), deliver(boss), deliver(boss)]);
    const [document] = await seen(contact, contract.id);
    expect((await bytesFor(contact, document!.id)).toString()).toBe('a');
    const late = await addFile(boss, contract, 'late.txt', 'late');
    await as(boss).files.publish({ fileId: late.id, version: late.version, versionNo: 1 });
    const services = await testServices();
    const signal = new AbortController().signal;
    expect(await deliverWaiting(services, Date.now(), signal)).toBe(0);
    expect(await deliverWaiting(services, Date.now() + 3_600_000, signal)).toBe(1);
    expect((await seen(contact, contract.id)).map(({ name }) => name)).toEqual(['late.txt', 'a.txt']);
    expect(await kept(firm.tenantId)).toHaveLength(2);
  });

  it('is given to nobody else when a mark is demanded after the contract went to another customer', async () => {
    const { boss, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'plan.pdf', await blankPdf(1));
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const other = await firm.customerWithContact('另一家');
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contract.id }, data: { customerId: other.id } }),
    );
    const rights = { openness: 'team' as const, people: [], watermark: true };
    await as(boss).files.share({ fileId: file.id, version: file.version, ...rights });
    await deliver(boss);
    expect(await seen(other.contact, contract.id)).toEqual([]);
  });

  it('stays with the customer it was given to when the contract goes to another', async () => {
    const { boss, contact, contract, firm } = await atWork();
    const file = await addFile(boss, contract, 'a.txt', 'a');
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const other = await firm.customerWithContact('另一家');
    await firm.write(({ tx }) =>
      tx.contract.updateMany({ where: { id: contract.id }, data: { customerId: other.id } }),
    );
    expect(await seen(other.contact, contract.id)).toEqual([]);
    await expect(seen(contact, contract.id)).rejects.toMatchObject(refusal('not_found'));
  });

  it('carries the customer’s name where a mark is demanded, and leads back to who gave it', async () => {
    const { boss, contact, contract, firm } = await atWork();
    await firm.write(({ tx }) => tx.tenant.updateMany({ data: { watermarkFiles: true } }));
    const file = await addFile(boss, contract, '方案.fodt', textDocument('secret plan'));
    const note = await addFile(boss, contract, 'part.stl', 'solid');
    for (const one of [file, note])
      await as(boss).files.publish({ fileId: one.id, version: one.version, versionNo: 1 });
    await deliver(boss);
    const documents = await seen(contact, contract.id);
    expect(documents).toMatchObject([{ name: '方案.pdf', kind: 'pdf' }]);
    expect((await bytesFor(contact, documents[0]!.id)).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await as(boss).files.publication({ fileId: note.id })).toMatchObject({
      shown: { state: 'failed' },
    });
    const services = await testServices();
    const code = await openRead(
      services,
      { kind: 'system', tenantId: firm.tenantId, actorId: null, timeZone: 'UTC' },
      REQUEST,
      ({ sql }) =>
        sql
          .selectFrom('file_publication')
          .where('file_id', '=', file.id)
          .select('trace_code')
          .executeTakeFirstOrThrow(),
    );
    expect(await as(boss).files.trace({ code: code.trace_code! })).toMatchObject({
      viewer: null,
      customer: { sharedBy: { id: boss.id } },
    });
  });
});
