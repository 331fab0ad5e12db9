import { buffer } from 'node:stream/consumers';
import type { CustomerPrincipal, StaffPrincipal } from '@millwright/platform';
import { as, asSuperuser, type Person, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { portalBytes } from '../portal/index.ts';
import { givenWorkplace } from '../tasks/tasks.scene.ts';
import { addFile, deliver } from './files.scene.ts';
import { archiveInput } from './files.schemas.ts';
import { archiveFiles } from './operations/archive-files.ts';
import { versionLink } from './operations/version-link.ts';
import { previewContent } from './previews/preview-content.ts';

const REQUEST = { requestId: 'access', ip: '10.1.2.3' };

async function atWork() {
  const place = await givenWorkplace();
  const { firm, contractId } = place;
  await firm.write(({ tx }) =>
    tx.contract.updateMany({ where: { id: contractId }, data: { publishedAt: new Date() } }),
  );
  const subject = { type: 'Contract', id: contractId };
  return { ...place, boss: firm.boss, contact: firm.customer.contact, subject };
}

const principalOf = async (person: Person) => (await person.load()) as StaffPrincipal;
const download = async (person: Person, versionId: string) =>
  versionLink(await testServices(), await principalOf(person), REQUEST, versionId);
const look = async (person: Person, versionId: string) =>
  previewContent(await testServices(), await principalOf(person), REQUEST, { versionId, code: undefined });

/** Who got at the file and how, the newest first, as its history tells. */
async function told(person: Person, fileId: string) {
  const { items } = await as(person).audit.history({ type: 'FileAsset', id: fileId });
  return items
    .filter(({ action }) => ['download', 'archive', 'view'].includes(action))
    .map(({ action, actorId, changes }) => ({ action, actorId, version: changes.version_no?.[1] }));
}

describe('who got at a file', () => {
  it('stands in its history and in the audit trail, with version, address and way', async () => {
    const { boss, subject, contractId } = await atWork();
    const file = await addFile(boss, subject, 'plan.txt', 'one', { typeId: undefined });
    await download(boss, file.versionId);
    expect(await told(boss, file.id)).toEqual([{ action: 'download', actorId: boss.id, version: 1 }]);
    const { items } = await as(boss).audit.list({ action: ['download'] });
    expect(items).toMatchObject([
      { subjectType: 'FileAsset', subjectId: file.id, contractId, ip: '10.1.2.3', requestId: 'access' },
    ]);
  });

  it('is written down once for a while, and anew for another version, way or person', async () => {
    const { boss, lead, subject } = await atWork();
    const file = await addFile(boss, subject, 'plan.txt', 'one');
    await download(boss, file.versionId);
    await download(boss, file.versionId);
    const next = await addFile(boss, subject, 'plan.txt', 'two');
    await download(boss, next.versionId);
    await download(lead, next.versionId);
    const archive = await archiveFiles(
      await testServices(),
      await principalOf(boss),
      REQUEST,
      archiveInput.parse({ locale: 'en', subject, fileIds: [file.id] }),
    );
    expect((await told(boss, file.id)).length).toBe(3);
    await buffer(archive.stream);
    expect(await told(boss, file.id)).toEqual([
      { action: 'archive', actorId: boss.id, version: 2 },
      { action: 'download', actorId: lead.id, version: 2 },
      { action: 'download', actorId: boss.id, version: 2 },
      { action: 'download', actorId: boss.id, version: 1 },
    ]);
    await asSuperuser(
      "UPDATE audit_event SET id = '00000000-0000-7000-8000-000000000001' WHERE action = 'archive' AND subject_id = $1",
      [file.id],
    );
    const again = await archiveFiles(
      await testServices(),
      await principalOf(boss),
      REQUEST,
      archiveInput.parse({ locale: 'en', subject, fileIds: [file.id] }),
    );
    await buffer(again.stream);
    expect((await told(boss, file.id)).filter(({ action }) => action === 'archive').length).toBe(2);
  });

  it('tells of looks at what only few may see, and not of every look at the rest', async () => {
    const { boss, subject } = await atWork();
    const open = await addFile(boss, subject, 'open.txt', 'open');
    const kept = await addFile(boss, subject, 'kept.txt', 'kept');
    await as(boss).files.share({
      fileId: kept.id,
      version: kept.version,
      openness: 'leads',
      watermark: false,
      people: [],
    });
    await look(boss, open.versionId);
    await look(boss, kept.versionId);
    expect(await told(boss, open.id)).toEqual([]);
    expect(await told(boss, kept.id)).toEqual([{ action: 'view', actorId: boss.id, version: 1 }]);
  });

  it('leaves nothing for what was refused, by who may not read it or from another firm', async () => {
    const { boss, subject, firm } = await atWork();
    const other = await atWork();
    const file = await addFile(boss, subject, 'kept.txt', 'kept');
    await as(boss).files.share({
      fileId: file.id,
      version: file.version,
      openness: 'leads',
      watermark: false,
      people: [],
    });
    for (const stranger of [firm.staff.electrical, other.boss])
      await expect(download(stranger, file.versionId)).rejects.toMatchObject({ kind: 'not_found' });
    expect(await told(boss, file.id)).toEqual([]);
  });

  it('tells of customers as well, and of what they were shown and is taken back', async () => {
    const { boss, contact, subject } = await atWork();
    const file = await addFile(boss, subject, 'passed.txt', 'passed');
    await as(boss).files.publish({ fileId: file.id, version: file.version, versionNo: 1 });
    await deliver(boss);
    const services = await testServices();
    const customer = (await contact.load()) as CustomerPrincipal;
    const [document] = await asSuperuser('SELECT id FROM file_publication WHERE file_id = $1', [file.id]);
    const documentId = document!.id as string;
    for (const part of ['document', 'document', 'preview'] as const)
      await portalBytes(services, customer, REQUEST, { documentId, part });
    await as(boss).files.unpublish({ fileId: file.id });
    await expect(
      portalBytes(services, customer, REQUEST, { documentId, part: 'document' }),
    ).rejects.toMatchObject({ kind: 'not_found' });
    expect(await told(boss, file.id)).toEqual([
      { action: 'view', actorId: contact.id, version: 1 },
      { action: 'download', actorId: contact.id, version: 1 },
    ]);
    const { items, names } = await as(boss).audit.history({ type: 'FileAsset', id: file.id });
    expect(names[contact.id]).toBeTruthy();
    const shared = items.filter(({ subjectType }) => subjectType === 'FilePublication');
    expect(shared.at(-1)).toMatchObject({ action: 'insert', actorId: boss.id });
    expect(shared[0]).toMatchObject({ action: 'update', actorId: boss.id });
    expect(Object.keys(shared[0]!.changes)).toEqual(['ended_at']);
  });
});
