import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { blocksOf } from './blocks.ts';
import { dispositionOf } from './disposition.ts';
import { Measured, measure, streamOf } from './measured.ts';
import {
  assertKey,
  type ByteRange,
  type ObjectFacts,
  type ObjectStorage,
  StorageError,
} from './object-storage.ts';
import { encoded } from './s3-address.ts';
import { connectToS3, type S3Connection, type S3StorageOptions } from './s3-connection.ts';
import { base64, type S3Uploads, s3Uploads } from './s3-uploads.ts';

const MiB = 1024 ** 2;
/** What `put` has in memory at once; ten thousand of them are more than the largest object. */
const block = 8 * MiB;
/** Objects above S3's limit for one copy are copied in pieces of this size. */
const copyPiece = 1024 * MiB;

/**
 * Object storage in one bucket of an S3 server. Links lead straight to the server: no byte of an upload or download
 * passes through this process.
 */
export function createS3Storage(options: S3StorageOptions): ObjectStorage {
  const s3 = connectToS3(options);
  const uploads = s3Uploads(s3);
  const { begin: _begin, sendPart: _sendPart, finish: _finish, ...protocol } = uploads;

  const stat = async (key: string): Promise<ObjectFacts | undefined> => {
    assertKey(key);
    try {
      return factsOf(key, await s3.send({ method: 'HEAD', key }));
    } catch (error) {
      if (error instanceof StorageError && error.code === 'storage.not_found') return undefined;
      throw error;
    }
  };
  const get = async (key: string, range?: ByteRange) => {
    assertKey(key);
    const headers = range && { range: `bytes=${wholeNumber(range.start)}-${range.end ?? ''}` };
    const body = await s3.send({ method: 'GET', key, ...(headers && { headers }) });
    const part = rangeOf(body);
    return { ...factsOf(key, body), body, ...(range && part && { range: part }) };
  };

  return {
    ...protocol,
    stat,
    get,

    async put(key, bytes, { contentType, size }) {
      assertKey(key);
      const measured = new Measured({ size });
      // Both to their end: what breaks the stream also has to be cleared away in the store before anyone hears of it.
      const ends = await Promise.allSettled([
        store(s3, uploads, { key, contentType, source: measured }),
        pipeline(streamOf(bytes), measured),
      ]);
      for (const end of ends) if (end.status === 'rejected') throw end.reason;
      return { size: measured.size, sha256: measured.sha256 };
    },

    async delete(key) {
      assertKey(key);
      (await s3.send({ method: 'DELETE', key })).resume();
    },

    async *list(prefix) {
      assertKey(`${prefix}x`); // a prefix is a key that is not finished yet
      const found = s3.client.listObjectsV2(s3.bucket, prefix, true) as unknown as Readable;
      for await (const { name, size, lastModified } of found) {
        yield { key: name, size, modifiedAt: new Date(lastModified) };
      }
    },

    async copy(from, to) {
      assertKey(to);
      const facts = await stat(from);
      if (!facts) throw new StorageError('storage.not_found', 'no object under this key');
      const source = `/${s3.bucket}/${from.split('/').map(encoded).join('/')}`;
      if (facts.size > (options.largestCopy ?? 5 * 1024 * MiB)) {
        await copyInPieces(s3, uploads, {
          to,
          source,
          facts,
          piece: Math.min(copyPiece, options.largestCopy ?? copyPiece),
        });
      } else {
        await s3.ask({ method: 'PUT', key: to, headers: { 'x-amz-copy-source': source } });
      }
    },

    async verify(key) {
      return measure((await get(key)).body);
    },

    async signedUrl(key, verb, { expiresInSeconds, contentType, fileName }) {
      assertKey(key);
      if (verb === 'PUT') {
        const headers = contentType === undefined ? undefined : { 'content-type': contentType };
        return s3.sign({ method: 'PUT', key, expiresInSeconds, ...(headers && { headers }) });
      }
      const query = {
        'response-content-disposition': dispositionOf(fileName),
        'response-cache-control': 'private, no-store',
        ...(contentType !== undefined && { 'response-content-type': contentType }),
      };
      return s3.sign({ method: 'GET', key, expiresInSeconds, query });
    },
  };
}

/** Stores a stream: small ones in one request that carries their hash, larger ones block after block. */
async function store(
  s3: S3Connection,
  uploads: S3Uploads,
  { key, contentType, source }: { key: string; contentType: string; source: AsyncIterable<Buffer> },
): Promise<void> {
  const type = { 'content-type': contentType };
  let uploadId: string | undefined;
  let partNumber = 0;
  try {
    for await (const { bytes, last } of blocksOf(source, block)) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (last && partNumber === 0) {
        const headers = { ...type, 'x-amz-meta-sha256': sha256, 'x-amz-checksum-sha256': base64(sha256) };
        (await s3.send({ method: 'PUT', key, headers, body: bytes })).resume();
        return;
      }
      uploadId ??= await uploads.begin(key, type);
      partNumber += 1;
      await uploads.sendPart(key, uploadId, partNumber, bytes, sha256);
    }
    await uploads.finish(key, uploadId!);
  } catch (error) {
    if (uploadId !== undefined) await uploads.abortUpload(key, uploadId).catch(() => undefined);
    throw error;
  }
}

interface Copying {
  to: string;
  source: string;
  facts: ObjectFacts;
  piece: number;
}

async function copyInPieces(s3: S3Connection, uploads: S3Uploads, { to, source, facts, piece }: Copying) {
  const uploadId = await uploads.begin(to, {
    'content-type': facts.contentType,
    ...(facts.sha256 && { 'x-amz-meta-sha256': facts.sha256 }),
  });
  try {
    for (let start = 0, partNumber = 1; start < facts.size; start += piece, partNumber++) {
      const end = Math.min(facts.size, start + piece) - 1;
      const headers = { 'x-amz-copy-source': source, 'x-amz-copy-source-range': `bytes=${start}-${end}` };
      await s3.ask({ method: 'PUT', key: to, query: { partNumber, uploadId }, headers });
    }
    await uploads.finish(to, uploadId);
  } catch (error) {
    await uploads.abortUpload(to, uploadId).catch(() => undefined);
    throw error;
  }
}

function factsOf(key: string, { headers }: IncomingMessage): ObjectFacts {
  const total = /\/(\d+)$/.exec(headers['content-range'] ?? '')?.[1] ?? headers['content-length'];
  return {
    key,
    size: Number(total),
    sha256: headers['x-amz-meta-sha256'] as string | undefined,
    contentType: headers['content-type'] ?? 'application/octet-stream',
    modifiedAt: new Date(headers['last-modified'] ?? Number.NaN),
  };
}

function rangeOf({ headers }: IncomingMessage): Required<ByteRange> | undefined {
  const [, start, end] = /^bytes (\d+)-(\d+)\//.exec(headers['content-range'] ?? '') ?? [];
  return start && end ? { start: Number(start), end: Number(end) } : undefined;
}

function wholeNumber(start: number): number {
  if (Number.isInteger(start) && start >= 0) return start;
  throw new StorageError('storage.range_not_satisfiable', 'a range begins at a whole number of bytes');
}
