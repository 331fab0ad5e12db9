import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Nothing but our own files may run, load or frame these pages; a token in an address goes to nobody. The one stranger
 * they may talk to is the server that keeps the files, where there is one.
 */
export function securityHeaders(storageOrigin?: string): Readonly<Record<string, string>> {
  const connect = ["'self'", ...(storageOrigin ? [storageOrigin] : [])].join(' ');
  return {
    'content-security-policy': `default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src ${connect}; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'x-frame-options': 'DENY',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  // What PDF.js reads: fonts that documents count on, and character maps of Chinese, Japanese and Korean.
  '.pfb': 'application/octet-stream',
  '.bcmap': 'application/octet-stream',
};
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.svg', '.json', '.map', '.webmanifest', '.ttf']);

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Millwright</title><p>页面尚未构建，请运行 npm start。<p>The pages are not built yet. Run npm start.';

interface Asset {
  bytes: Buffer;
  gzip: Buffer | undefined;
  headers: Record<string, string>;
}

/** A built app is small, so it is kept in memory whole: a file that changes on disk cannot break an answer half way. */
function readApp(folder: string): Map<string, Asset> {
  const assets = new Map<string, Asset>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const type = TYPES[extname(entry.name)];
    if (!entry.isFile() || !type) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(folder.length).replaceAll('\\', '/');
    const bytes = readFileSync(file);
    const hashed = path.startsWith('/assets/');
    assets.set(path, {
      bytes,
      gzip:
        COMPRESSED.has(extname(entry.name)) && bytes.length > 1024
          ? gzipSync(bytes, { level: 9 })
          : undefined,
      headers: {
        'content-type': type,
        'cache-control': hashed ? 'public, max-age=31536000, immutable' : 'no-cache',
        etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
        vary: 'accept-encoding',
      },
    });
  }
  return assets;
}

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

function send(request: IncomingMessage, response: ServerResponse, asset: Asset): void {
  for (const [name, value] of Object.entries(asset.headers)) response.setHeader(name, value);
  if (request.headers['if-none-match'] === asset.headers.etag) {
    response.statusCode = 304;
    response.end();
    return;
  }
  const zipped = asset.gzip && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const body = zipped ? asset.gzip! : asset.bytes;
  if (zipped) response.setHeader('content-encoding', 'gzip');
  response.setHeader('content-length', body.length);
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** Serves a built app: hashed assets for ever, pages fresh each time, any address that is no file as the app's own page. */
export function pages(folder: string): PageHandler {
  const assets = existsSync(join(folder, 'index.html')) ? readApp(folder) : new Map<string, Asset>();
  const page = assets.get('/index.html');
  return (request, response) => {
    if (!page) {
      response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
      response.end(NOT_BUILT);
      return;
    }
    const path = (request.url ?? '/').split('?', 1)[0]!;
    const asset = assets.get(path);
    // A file of a release that is gone is missing, not a page: the browser must not take HTML for a script.
    if (!asset && (path.startsWith('/assets/') || TYPES[extname(path)])) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
      response.end('Not found');
      return;
    }
    send(request, response, asset ?? page);
  };
}
