import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';

/** Nothing but our own files may run, load or frame these pages; a token in an address goes to nobody. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><title>Millwright</title><p>页面尚未构建，请运行 npm start。<p>The pages are not built yet. Run npm start.';

export type PageHandler = (request: IncomingMessage, response: ServerResponse) => void;

/** Serves a built app: hashed assets for ever, pages fresh each time, any other address as the app's own page. */
export function pages(folder: string): PageHandler {
  if (!existsSync(folder)) {
    return (_request, response) => {
      response.writeHead(503, { 'content-type': 'text/html; charset=utf-8' });
      response.end(NOT_BUILT);
    };
  }
  const serve = sirv(folder, {
    single: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => {
      const hashed = path.startsWith('/assets/');
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, response) => {
    serve(request, response, () => {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Not found');
    });
  };
}
