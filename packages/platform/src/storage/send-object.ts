import { Readable } from 'node:stream';
import { CountQueuingStrategy } from 'node:stream/web';
import { dispositionOf } from './disposition.ts';
import type { ByteRange, ObjectStorage } from './object-storage.ts';

/** On every answer that carries what people uploaded. */
export const plain = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

/**
 * Answers a GET or HEAD with an object or a range of it. What people uploaded is always sent as a download that a browser
 * will not run, whatever type it is said to have.
 */
export async function sendObject(
  storage: Pick<ObjectStorage, 'stat' | 'get'>,
  request: { method: string; headers: Headers },
  grant: { key: string; contentType?: string | undefined; fileName?: string | undefined },
): Promise<Response> {
  const facts = await storage.stat(grant.key);
  // Keys are written once, so size and time tell two contents apart where nobody has read the whole.
  const etag = facts && `"${facts.sha256 ?? `${facts.size}-${facts.modifiedAt.getTime()}`}"`;
  const stillTheSame = [null, etag].includes(request.headers.get('if-range'));
  const range = stillTheSame ? rangeIn(request.headers.get('range')) : undefined;
  const object = await storage.get(grant.key, range);
  const { body, size, range: part } = object;
  const headers = new Headers({
    ...plain,
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Type': grant.contentType ?? object.contentType,
    'Content-Length': String(part ? part.end - part.start + 1 : size),
    'Content-Disposition': dispositionOf(grant.fileName),
    ...(etag && { ETag: etag }),
  });
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
  const status = part ? 206 : 200;
  if (request.method === 'HEAD') {
    body.destroy();
    return new Response(null, { status, headers });
  }
  // Left to itself toWeb counts chunks against a limit meant for bytes, and reads the file into memory.
  const strategy = new CountQueuingStrategy({ highWaterMark: 2 });
  return new Response(Readable.toWeb(body, { strategy }) as ReadableStream, { status, headers });
}

/** One range of the form bytes=a-b or bytes=a-; anything else is answered with the whole object, as HTTP allows. */
function rangeIn(header: string | null): ByteRange | undefined {
  const match = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? '');
  if (!match) return undefined;
  return { start: Number(match[1]), ...(match[2] !== undefined && { end: Number(match[2]) }) };
}
