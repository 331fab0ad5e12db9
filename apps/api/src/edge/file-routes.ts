import { Readable } from 'node:stream';
import { CountQueuingStrategy } from 'node:stream/web';
import { forbidden, invalid, notFound, type StaffPrincipal } from '@millwright/platform';
import { dispositionOf, sendObject } from '@millwright/platform/storage';
import {
  type AppServices,
  bundleLink,
  exportList,
  previewContent,
  storeBomFile,
  storeImportFile,
  thumbnailKey,
  versionLink,
} from '@millwright/server';
import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { answering } from './answering.ts';
import type { EdgeEnv } from './app.ts';
import { BodyTooLargeError, readBody } from './body.ts';

/** A little more than a spreadsheet may have, so that the one who looks at its size can say so. */
const MOST_IMPORTED = 21_000_000;

const importQuery = z.object({ contractId: z.uuid(), fileName: z.string().min(1).max(400) });
const exportQuery = z.object({
  query: z.string().max(8_000).default('{}'),
  locale: z.enum(['zh-CN', 'en']).default('zh-CN'),
});
const exportFile = z.templateLiteral([z.string().regex(/^[a-z]{1,40}$/), '.', z.enum(['csv', 'xlsx'])]);

/** The staff's routes that carry bytes: uploads for imports, exports of lists, and the links the file store signs. */
export function fileRoutes(app: Hono<EdgeEnv>, services: AppServices): void {
  app.all('/files/storage/*', (c) => sendStored(c, services) ?? c.notFound());
  app.get('/files/versions/:versionId', (c) => answering(c, () => sendVersion(c, services)));
  app.get('/files/versions/:versionId/preview', (c) => answering(c, () => sendPreview(c, services)));
  app.get('/files/versions/:versionId/thumbnail', (c) => answering(c, () => sendThumbnail(c, services)));
  app.post('/files/imports', (c) => answering(c, () => takeImport(c, services, storeImportFile)));
  app.post('/files/boms', (c) => answering(c, () => takeImport(c, services, storeBomFile)));
  app.get('/files/bundles/:bundleId', (c) => answering(c, () => sendBundle(c, services)));
  app.get('/files/exports/:file', (c) => answering(c, () => sendExport(c, services)));
}

export type EdgeRequest = Context<EdgeEnv>;

export function staffOf(c: EdgeRequest): StaffPrincipal {
  const { principal } = c.get('edge');
  if (principal.kind !== 'staff') throw forbidden('platform.sign_in_first');
  return principal;
}

function sendStored(c: EdgeRequest, services: AppServices): Promise<Response> | undefined {
  return services.serveStorage?.({
    method: c.req.method,
    url: c.req.url,
    headers: c.req.raw.headers,
    body: c.env.incoming,
  });
}

/** Sends whoever may read the file on to where its bytes are. The address itself is worth nothing to anybody else. */
async function sendVersion(c: EdgeRequest, services: AppServices): Promise<Response> {
  const versionId = parsed(z.uuid(), c.req.param('versionId'));
  const url = await versionLink(services, staffOf(c), c.get('edge').request, versionId);
  return sentOn(url);
}

/** Sends whoever may have an archived contract's bundle on to where it is. */
async function sendBundle(c: EdgeRequest, services: AppServices): Promise<Response> {
  const bundleId = parsed(z.uuid(), c.req.param('bundleId'));
  // Asking for the headers takes nothing, and is not written down as if it did.
  if (c.req.method === 'HEAD') return c.body(null, 204);
  return sentOn(await bundleLink(services, staffOf(c), c.get('edge').request, bundleId));
}

const sentOn = (url: string) =>
  new Response(null, { status: 302, headers: { location: url, 'cache-control': 'private, no-store' } });

/** What a page shows of a version: where it is, or, where it carries a mark, its bytes with the mark in them. */
async function sendPreview(c: EdgeRequest, services: AppServices): Promise<Response> {
  const versionId = parsed(z.uuid(), c.req.param('versionId'));
  const { request } = c.get('edge');
  const code = c.req.query('view');
  const gone = new AbortController();
  c.env.outgoing.once('close', () => gone.abort());
  // A mark is written into what is sent, and nothing is sent for a HEAD.
  if (c.req.method === 'HEAD') return c.body(null, 204);
  const { signal } = gone;
  const content = await previewContent(services, staffOf(c), request, { versionId, code, signal });
  if ('url' in content) return sentOn(content.url);
  const { file, size, contentType, name } = content;
  if (signal.aborted) await file.close();
  const body = Readable.toWeb(file.createReadStream(), {
    strategy: new CountQueuingStrategy({ highWaterMark: 2 }),
  });
  return new Response(body as ReadableStream, {
    headers: {
      'content-type': contentType,
      'content-length': String(size),
      'content-disposition': dispositionOf(name),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  });
}

/** Small pictures pass through: pages show them as images, and may load none from elsewhere. */
async function sendThumbnail(c: EdgeRequest, services: AppServices): Promise<Response> {
  const versionId = parsed(z.uuid(), c.req.param('versionId'));
  const key = await thumbnailKey(services, staffOf(c), c.get('edge').request, versionId);
  if (!key) throw notFound('files.no_preview');
  const request = { method: c.req.method, headers: c.req.raw.headers };
  return sendObject(services.storage, request, { key, contentType: 'image/webp' });
}

/** A spreadsheet for a contract: `store` is whose business it is. */
async function takeImport(
  c: EdgeRequest,
  services: AppServices,
  store: typeof storeImportFile | typeof storeBomFile,
): Promise<Response> {
  const { request } = c.get('edge');
  const principal = staffOf(c);
  const { contractId, fileName } = parsed(importQuery, c.req.query());
  const bytes = await readBody(c.env.incoming, MOST_IMPORTED).catch((error: unknown) => {
    if (!(error instanceof BodyTooLargeError)) throw error;
    throw invalid('spreadsheet.too_large', { limit: 'bytes', max: MOST_IMPORTED });
  });
  return c.json(await store(services, principal, request, { contractId, fileName, bytes }));
}

async function sendExport(c: EdgeRequest, services: AppServices): Promise<Response> {
  const { request } = c.get('edge');
  const principal = staffOf(c);
  const { query, locale } = parsed(exportQuery, c.req.query());
  const [list, format] = parsed(exportFile, c.req.param('file')).split('.') as [string, 'csv' | 'xlsx'];
  const file = exportList(services, principal, request, { list, format, query, locale });
  const chunks = file.stream[Symbol.asyncIterator]();
  // The first part is made before anything is promised: what goes wrong until then is still a proper refusal.
  const first = await chunks.next();
  async function* body() {
    if (!first.done) yield first.value;
    for (let next = await chunks.next(); !next.done; next = await chunks.next()) yield next.value;
    c.env.outgoing.addTrailers({ 'X-Row-Count': String(file.rowCount) });
  }
  return new Response(ReadableStream.from(body()) as ReadableStream, {
    headers: {
      'content-type': file.contentType,
      'content-disposition': `attachment; filename="${list}.${format}"; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'cache-control': 'private, no-store',
      trailer: 'X-Row-Count',
    },
  });
}

export function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw invalid('platform.input_invalid', { path: result.error.issues[0]?.path.join('.') ?? '' });
}
