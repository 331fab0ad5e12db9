import { assertPart, assertSameParts, assertUploadSize } from './expected-parts.ts';
import {
  assertKey,
  type PartUploads,
  StorageError,
  type UnfinishedUpload,
  type UploadedPart,
} from './object-storage.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { S3Connection } from './s3-connection.ts';

/** A part as the store has it, with what completing needs to name it. */
export interface S3Part extends UploadedPart {
  etag: string;
}

export interface S3Uploads extends PartUploads {
  /** Begins an upload for bytes this process has or copies. */
  begin(key: string, headers: Record<string, string>): Promise<string>;
  sendPart(key: string, uploadId: string, partNumber: number, bytes: Buffer, sha256: string): Promise<void>;
  /** Makes one object of all parts that are there. */
  finish(key: string, uploadId: string): Promise<void>;
}

/**
 * Uploads in parts on S3, in its own multipart protocol. The store itself checks every part: its length and its SHA-256
 * are signed into its link, and the upload is begun with SHA-256 checksums, so it takes no part without one.
 */
export function s3Uploads(s3: S3Connection): S3Uploads {
  const inTurn = oneAtATime();

  const begin: S3Uploads['begin'] = async (key, headers) => {
    const wanted = { ...headers, 'x-amz-checksum-algorithm': 'SHA256' };
    const { UploadId } = await s3.ask<{ UploadId: string }>({
      method: 'POST',
      key,
      query: { uploads: '' },
      headers: wanted,
    });
    return UploadId;
  };

  const sendPart: S3Uploads['sendPart'] = async (key, uploadId, partNumber, body, sha256) => {
    const headers = { 'x-amz-checksum-sha256': base64(sha256) };
    (await s3.send({ method: 'PUT', key, query: { partNumber, uploadId }, headers, body })).resume();
  };

  const partsThere = async (key: string, uploadId: string): Promise<S3Part[]> => {
    if (uploadId === '') throw notFound();
    const parts: S3Part[] = [];
    for (let marker: string | undefined = '0'; marker !== undefined; ) {
      const query = { uploadId, 'max-parts': 1000, 'part-number-marker': marker };
      const page: PartsPage = await s3.ask<PartsPage>({ method: 'GET', key, query });
      parts.push(...[page.Part ?? []].flat().map(partOf));
      marker = page.IsTruncated === 'true' ? page.NextPartNumberMarker : undefined;
    }
    return parts.sort((a, b) => a.partNumber - b.partNumber);
  };

  const complete = async (key: string, uploadId: string, parts: readonly S3Part[]) => {
    const lines = parts.map(({ partNumber, etag, sha256 }) => {
      const checksum = sha256 ? `<ChecksumSHA256>${base64(sha256)}</ChecksumSHA256>` : '';
      return `<Part><PartNumber>${partNumber}</PartNumber><ETag>${escaped(etag)}</ETag>${checksum}</Part>`;
    });
    const body = `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${lines.join('')}</CompleteMultipartUpload>`;
    await s3.ask({ method: 'POST', key, query: { uploadId }, body });
  };

  return {
    begin,
    sendPart,
    finish: async (key, uploadId) => complete(key, uploadId, await partsThere(key, uploadId)),

    async beginUpload(key, { contentType, size }) {
      assertKey(key);
      assertUploadSize(size);
      return begin(key, { 'content-type': contentType });
    },

    async partUrl(key, uploadId, partNumber, { size, sha256, expiresInSeconds }) {
      assertKey(key);
      assertPart(partNumber, { size, sha256 });
      const headers = { 'x-amz-checksum-sha256': base64(sha256) };
      const url = await s3.sign({
        method: 'PUT',
        key,
        expiresInSeconds,
        query: { partNumber: String(partNumber), uploadId },
        // Browsers send the length by themselves and let no page set it.
        headers: { ...headers, 'content-length': String(size) },
      });
      return { url, headers };
    },

    async listParts(key, uploadId) {
      assertKey(key);
      return (await partsThere(key, uploadId))
        .filter(({ size }) => size > 0)
        .map(({ partNumber, size, sha256 }) => ({ partNumber, size, sha256 }));
    },

    async completeUpload(key, uploadId, expected) {
      assertKey(key);
      await inTurn(key, async () => {
        const parts = (await partsThere(key, uploadId)).filter(({ size }) => size > 0);
        assertSameParts(parts, expected);
        if (parts.length > 0) return complete(key, uploadId, parts);
        // S3 makes no object of no parts, but one of a single part without bytes.
        await sendPart(key, uploadId, 1, Buffer.alloc(0), sha256OfNothing);
        await complete(key, uploadId, await partsThere(key, uploadId));
      });
    },

    async abortUpload(key, uploadId) {
      assertKey(key);
      if (uploadId === '') return;
      try {
        (await s3.send({ method: 'DELETE', key, query: { uploadId } })).resume();
      } catch (error) {
        if (!(error instanceof StorageError && error.code === 'storage.upload_not_found')) throw error;
      }
    },

    async *listUploads(prefix) {
      assertKey(`${prefix}x`);
      // Not asked by prefix: MinIO takes one for the whole name of an object. Unfinished uploads are few.
      for (let from: Marker | undefined = ['', '']; from !== undefined; ) {
        const [key, id]: Marker = from;
        const page: UploadsPage = await s3.client.listIncompleteUploadsQuery(s3.bucket, '', key, id, '');
        for (const upload of page.uploads) {
          if (upload.key.startsWith(prefix)) yield unfinishedOf(upload);
        }
        from = page.isTruncated ? [page.nextKeyMarker, page.nextUploadIdMarker] : undefined;
      }
    },
  };
}

type Marker = [key: string, uploadId: string];
type UploadsPage = Awaited<ReturnType<S3Connection['client']['listIncompleteUploadsQuery']>>;

interface PartsPage {
  Part?: PartLine | PartLine[];
  IsTruncated?: string;
  NextPartNumberMarker?: string;
}

interface PartLine {
  PartNumber: string;
  ETag: string;
  Size: string;
  ChecksumSHA256?: string;
}

function partOf({ PartNumber, ETag, Size, ChecksumSHA256 }: PartLine): S3Part {
  const sha256 = ChecksumSHA256 ? Buffer.from(ChecksumSHA256, 'base64').toString('hex') : undefined;
  return { partNumber: Number(PartNumber), size: Number(Size), sha256, etag: ETag.replaceAll('&quot;', '"') };
}

function unfinishedOf({ key, uploadId, initiated }: UploadsPage['uploads'][number]): UnfinishedUpload {
  return { key, uploadId, startedAt: new Date(initiated as string | Date) };
}

const sha256OfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** S3 writes checksums in base64. */
export function base64(hexadecimal: string): string {
  return Buffer.from(hexadecimal, 'hex').toString('base64');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function notFound(): StorageError {
  return new StorageError('storage.upload_not_found', 'no such upload');
}
