import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { openRead } from '@millwright/platform';
import { cutIntoParts } from '@millwright/platform/storage';
import { as, type Person, testServices } from '@millwright/testkit';
import type { FileSubject } from './files.homes.ts';
import type { FileDetail } from './files.queries.ts';
import type { BeginUpload } from './files.schemas.ts';
import { checkVersion } from './operations/check-version.ts';
import { makePreview } from './previews/make-preview.ts';
import { deliverPublication, removePublication } from './publishing/deliver-publication.ts';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Sends one part the way a browser does, to the link it was given. */
export async function sendPart(
  link: { url: string; headers: Record<string, string> },
  bytes: Uint8Array,
): Promise<number> {
  const { serveStorage } = await testServices();
  const headers = new Headers({ ...link.headers, 'content-length': String(bytes.byteLength) });
  const answer = await serveStorage({ method: 'PUT', url: link.url, headers, body: Readable.from([bytes]) });
  return answer.status;
}

/** What arrives at the link of a version. */
export async function fetchStored(url: string): Promise<{ status: number; bytes: Buffer; headers: Headers }> {
  const { serveStorage } = await testServices();
  const answer = await serveStorage({ method: 'GET', url, headers: new Headers(), body: Readable.from([]) });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}

/** Begins an upload and sends all of its parts. */
export async function sendBytes(
  person: Person,
  bytes: Uint8Array,
  about: Pick<BeginUpload, 'subject' | 'name'> & Partial<BeginUpload>,
): Promise<string> {
  const { files } = as(person);
  const { uploadId } = await files.beginUpload({ size: bytes.byteLength, ...about });
  for (const { partNumber, start, end } of cutIntoParts(bytes.byteLength)) {
    const part = bytes.subarray(start, end);
    const wanted = { partNumber, size: part.byteLength, sha256: sha256(part) };
    const { parts } = await files.partLinks({ uploadId, parts: [wanted] });
    const status = await sendPart(parts[0]!, part);
    if (status !== 200) throw new Error(`a part was answered with ${status}`);
  }
  return uploadId;
}

/** A file as somebody adds it, read back by the worker. */
export async function addFile(
  person: Person,
  subject: FileSubject,
  name: string,
  content: string | Uint8Array = `${name} content`,
  more: Partial<BeginUpload> = {},
): Promise<FileDetail> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const uploadId = await sendBytes(person, bytes, { subject, name, ...more });
  const file = await as(person).files.completeUpload({ uploadId });
  await check(person, file);
  return as(person).files.get({ fileId: file.id });
}

/** What the worker does once a version has arrived. */
export async function check(person: Person, file: Pick<FileDetail, 'versionId'>): Promise<void> {
  const { tenantId } = (await person.load()) as { tenantId: string };
  await checkVersion(await testServices(), tenantId, file.versionId);
}

/** What the worker does once a version was found good. */
export async function preview(person: Person, file: Pick<FileDetail, 'versionId'>): Promise<void> {
  const { tenantId } = (await person.load()) as { tenantId: string };
  await makePreview(await testServices(), tenantId, file.versionId);
}

/** What the worker does with publications that were begun and ended since the test began. */
export async function deliver(person: Person): Promise<void> {
  const { tenantId } = (await person.load()) as { tenantId: string };
  const services = await testServices();
  const product = { kind: 'system', tenantId, actorId: null, timeZone: 'UTC' } as const;
  const rows = await openRead(services, product, { requestId: 'test', ip: null }, ({ sql }) =>
    sql
      .selectFrom('file_publication')
      .select(['id', 'contract_id as contractId', 'ended_at as endedAt'])
      .execute(),
  );
  for (const { id: publicationId, contractId, endedAt } of rows)
    if (endedAt) await removePublication(services, tenantId, { contractId, publicationId });
    else await deliverPublication(services, tenantId, publicationId);
}
