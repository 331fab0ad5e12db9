import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { LocalStorage } from './local-storage.ts';
import { StorageError, type StorageErrorCode } from './object-storage.ts';
import { plain, sendObject } from './send-object.ts';
import { type PartGrant, verifySignedUrl } from './signed-url.ts';

export interface LocalStorageHandlerOptions {
  storage: LocalStorage;
  baseUrl: string;
  signingKey: Buffer;
  /** The largest upload taken in one piece, in bytes. */
  maxUploadBytes?: number;
}

/**
 * A request as it came in. The body is Node's own stream and not a web one: those made of a Node stream read ahead as
 * far as they can, and a part would be held in memory whole where the disk is slower than the network.
 */
export interface StorageRequest {
  method: string;
  url: string;
  headers: Headers;
  body: Readable;
}

export type StorageHandler = (request: StorageRequest) => Promise<Response>;

/**
 * Serves the links that a local storage signed: GET with ranges, PUT with a known length, PUT of one part. What people
 * uploaded is always sent as a download that a browser will not run.
 */
export function localStorageHandler(options: LocalStorageHandlerOptions): StorageHandler {
  const { storage, baseUrl, signingKey, maxUploadBytes = 5 * 1024 ** 3 } = options;

  return async (request) => {
    const verb = request.method === 'HEAD' ? 'GET' : request.method;
    const verdict = verifySignedUrl(signingKey, baseUrl, { url: request.url, verb });
    if (!verdict.ok) return refusal(403, verdict.reason, request);
    try {
      if (verb !== 'PUT') return await sendObject(storage, request, verdict);
      return await receive(storage, request, verdict, maxUploadBytes);
    } catch (error) {
      if (error instanceof StorageError) return refusal(statusOf[error.code], error.code, request);
      // Whoever sent it has gone away; nothing was stored and nobody reads the answer.
      if (request.body.destroyed && !request.body.readableEnded) return refusal(400, 'cut', request);
      throw error;
    }
  };
}

interface Grant {
  key: string;
  contentType?: string;
  fileName?: string;
  part?: PartGrant;
}

async function receive(
  storage: LocalStorage,
  request: StorageRequest,
  { key, part, contentType: wanted }: Grant,
  most: number,
): Promise<Response> {
  const contentType = request.headers.get('content-type') ?? 'application/octet-stream';
  if (wanted !== undefined && contentType !== wanted) return refusal(403, 'content type', request);
  const length = request.headers.get('content-length');
  if (length === null || !/^\d{1,15}$/.test(length)) return refusal(411, 'content length', request);
  if (part && Number(length) !== part.size) return refusal(400, 'storage.size_mismatch', request);
  if (Number(length) > most) return refusal(413, 'too large', request);
  if (part) {
    await storage.receivePart(key, part, request.body);
    return new Response(null, { status: 200, headers: { ...plain, ETag: `"${part.sha256}"` } });
  }
  const { sha256 } = await storage.put(key, request.body, { contentType, size: Number(length) });
  return new Response(null, { status: 200, headers: { ...plain, ETag: `"${sha256}"` } });
}

const statusOf: Record<StorageErrorCode, number> = {
  'storage.bad_key': 400,
  'storage.not_found': 404,
  'storage.upload_not_found': 404,
  'storage.size_mismatch': 400,
  'storage.hash_mismatch': 400,
  'storage.bad_part': 400,
  'storage.too_large': 413,
  'storage.parts_mismatch': 409,
  'storage.range_not_satisfiable': 416,
};

/** As much as a part usually has. */
const mostDrained = 64 * 1024 ** 2;

/** A body nobody wants is let run out, within bounds, so that whoever sends it gets to read the refusal. */
async function refusal(status: number, reason: string, request: StorageRequest): Promise<Response> {
  const { method, headers, body } = request;
  if (method !== 'PUT' || body.destroyed) return new Response(reason, { status, headers: plain });
  if (Number(headers.get('content-length') ?? Number.NaN) <= mostDrained) {
    await finished(body.resume()).catch(() => undefined);
    return new Response(reason, { status, headers: plain });
  }
  return new Response(reason, { status, headers: { ...plain, Connection: 'close' } });
}
