import { Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { type ByteRange, type ObjectStorage, StorageError } from './object-storage.ts';
import { verifySignedUrl } from './signed-url.ts';

export interface LocalStorageHandlerOptions {
  storage: ObjectStorage;
  baseUrl: string;
  signingKey: Buffer;
  /** The largest upload taken, in bytes. */
  maxUploadBytes?: number;
}

const plain = { 'Cache-Control': 'private, no-store', 'X-Content-Type-Options': 'nosniff' };

/**
 * Serves the links that a local storage signed: GET with ranges, PUT with a known length. What people uploaded is
 * always sent as a download that a browser will not run.
 */
export function localStorageHandler(
  options: LocalStorageHandlerOptions,
): (request: Request) => Promise<Response> {
  const { storage, baseUrl, signingKey, maxUploadBytes = 5 * 1024 ** 3 } = options;

  return async (request) => {
    // The link counts, not the address it came in by: a proxy may have changed host and protocol.
    const { pathname, search } = new URL(request.url);
    const verb = request.method === 'HEAD' ? 'GET' : request.method;
    const verdict = verifySignedUrl(signingKey, baseUrl, {
      url: new URL(baseUrl).origin + pathname + search,
      verb,
    });
    if (!verdict.ok) return new Response(verdict.reason, { status: 403, headers: plain });
    try {
      if (verb === 'PUT') return await receive(storage, request, verdict, maxUploadBytes);
      return await send(storage, request, verdict);
    } catch (error) {
      if (error instanceof StorageError) return refusal(error);
      throw error;
    }
  };
}

interface Grant {
  key: string;
  contentType?: string;
  fileName?: string;
}

async function receive(
  storage: ObjectStorage,
  request: Request,
  grant: Grant,
  most: number,
): Promise<Response> {
  const contentType = request.headers.get('content-type') ?? 'application/octet-stream';
  if (grant.contentType !== undefined && contentType !== grant.contentType) {
    return new Response('content type', { status: 403, headers: plain });
  }
  const length = request.headers.get('content-length');
  if (length === null || !/^\d{1,15}$/.test(length)) {
    return new Response('content length', { status: 411, headers: plain });
  }
  if (Number(length) > most) return new Response('too large', { status: 413, headers: plain });
  const body = request.body ? Readable.fromWeb(request.body as WebStream) : new Uint8Array();
  const { sha256 } = await storage.put(grant.key, body, { contentType, size: Number(length) });
  return new Response(null, { status: 200, headers: { ...plain, ETag: `"${sha256}"` } });
}

async function send(storage: ObjectStorage, request: Request, grant: Grant): Promise<Response> {
  const range = rangeIn(request.headers.get('range'));
  const object = await storage.get(grant.key, range);
  const { body, size, sha256, range: part } = object;
  const headers = new Headers({
    ...plain,
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Content-Type': grant.contentType ?? object.contentType,
    'Content-Length': String(part ? part.end - part.start + 1 : size),
    ETag: `"${sha256}"`,
    'Content-Disposition': grant.fileName
      ? `attachment; filename="download"; filename*=UTF-8''${encodeRfc5987(grant.fileName)}`
      : 'attachment',
  });
  if (part) headers.set('Content-Range', `bytes ${part.start}-${part.end}/${size}`);
  const status = part ? 206 : 200;
  if (request.method === 'HEAD') {
    body.destroy();
    return new Response(null, { status, headers });
  }
  return new Response(Readable.toWeb(body) as ReadableStream, { status, headers });
}

function refusal(error: StorageError): Response {
  const status = { bad_key: 400, not_found: 404, size_mismatch: 400, range_not_satisfiable: 416 }[
    error.code.replace('storage.', '') as 'bad_key'
  ];
  return new Response(error.code, { status, headers: plain });
}

/** One range of the form bytes=a-b or bytes=a-; anything else is answered with the whole object, as HTTP allows. */
function rangeIn(header: string | null): ByteRange | undefined {
  const match = /^bytes=(\d{1,15})-(\d{1,15})?$/.exec(header ?? '');
  if (!match) return undefined;
  return { start: Number(match[1]), ...(match[2] !== undefined && { end: Number(match[2]) }) };
}

function encodeRfc5987(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
}
