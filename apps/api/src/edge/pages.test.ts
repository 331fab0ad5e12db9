import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pages, securityHeaders } from './pages.ts';

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'millwright-pages-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<!doctype html><title>app</title>');
  await writeFile(join(folder, 'assets/app-1a2b.js'), `export const text = '${'x'.repeat(5000)}';`);
  await mkdir(join(folder, 'assets/pdfjs-1/cmaps'), { recursive: true });
  await writeFile(join(folder, 'assets/pdf.worker-1a2b.mjs'), 'export {};');
  await writeFile(join(folder, 'assets/pdfjs-1/cmaps/UniGB-UCS2-H.bcmap'), Buffer.from([0xe0, 1]));
  server = createServer(pages(folder)).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });

describe('serving a built app', () => {
  it('answers every address that is no file with the app’s page, fresh each time', async () => {
    for (const path of ['/', '/contracts/1?tab=team', '/..%2f..%2fetc%2fpasswd']) {
      const response = await get(path);
      expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await response.text()).toContain('<title>app</title>');
    }
  });

  it('sends assets compressed, to be kept for ever, and nothing twice', async () => {
    const first = await get('/assets/app-1a2b.js', { 'accept-encoding': 'gzip' });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(first.headers.get('cache-control')).toContain('immutable');
    const again = await get('/assets/app-1a2b.js', { 'if-none-match': first.headers.get('etag')! });
    expect(again.status).toBe(304);
  });

  it('sends what the document viewer asks for: its worker as a script, character maps as bytes', async () => {
    const worker = await get('/assets/pdf.worker-1a2b.mjs');
    expect(worker.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const map = await get('/assets/pdfjs-1/cmaps/UniGB-UCS2-H.bcmap');
    expect(map.headers.get('content-type')).toBe('application/octet-stream');
    expect(new Uint8Array(await map.arrayBuffer())).toEqual(Uint8Array.of(0xe0, 1));
  });

  it('says that a file of an earlier release is missing instead of sending a page for it', async () => {
    for (const path of ['/assets/gone-9f.js', '/assets/', '/favicon.ico'])
      expect((await get(path)).status).toBe(404);
  });

  it('goes on serving when the files are taken away under it', async () => {
    await rm(join(folder, 'assets'), { recursive: true });
    expect((await get('/assets/app-1a2b.js')).status).toBe(200);
  });

  it('says so when nothing was built', async () => {
    const bare = createServer(pages(join(folder, 'nothing'))).listen(0, '127.0.0.1');
    await new Promise((resolve) => bare.once('listening', resolve));
    const response = await fetch(`http://127.0.0.1:${(bare.address() as AddressInfo).port}/`);
    expect(response.status).toBe(503);
    bare.close();
  });
});

describe('whom a page may talk to', () => {
  const connectOf = (storageOrigin?: string) =>
    /connect-src ([^;]*);/.exec(securityHeaders(storageOrigin)['content-security-policy']!)?.[1];

  it('is its own server, and exactly the one that keeps the files', () => {
    expect(connectOf()).toBe("'self'");
    expect(connectOf('https://files.example.com')).toBe("'self' https://files.example.com");
  });
});
