import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { createLocalStorage } from './local-storage.ts';
import { localStorageHandler, type StorageHandler } from './local-storage-handler.ts';
import { objectStorageContract } from './object-storage.contract.ts';
import { storageSigningKey } from './signed-url.ts';
import { uploadsContract } from './uploads.contract.ts';

const signingKey = storageSigningKey(Buffer.alloc(32, 7));

/** A local storage in a fresh folder, its handler behind a real HTTP server. */
async function openLocal(maxUploadBytes?: number) {
  const directory = await mkdtemp(join(tmpdir(), 'millwright storage 存储-'));
  let handler: StorageHandler;
  const server = createServer(async (incoming, outgoing) => {
    const answer = await handler({
      method: incoming.method!,
      url: incoming.url!,
      headers: new Headers(incoming.headers as Record<string, string>),
      body: incoming,
    });
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), outgoing).catch(() => undefined);
    else outgoing.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/storage`;
  const storage = createLocalStorage({ directory, baseUrl, signingKey });
  handler = localStorageHandler({ storage, baseUrl, signingKey, ...(maxUploadBytes && { maxUploadBytes }) });
  const close = async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await rm(directory, { recursive: true });
  };
  return { storage, directory, close };
}

objectStorageContract('a local folder', () => openLocal());
uploadsContract('a local folder', () => openLocal());

describe('the local folder', () => {
  it('keeps exactly two files for an object, however often it is replaced', async () => {
    const { storage, directory, close } = await openLocal();
    const contentType = 'text/plain';
    await Promise.all(['a', 'b', 'c', 'd'].map((x) => storage.put('t/x/1', Buffer.from(x), { contentType })));
    await storage.put('t/x/1', Buffer.from('last'), { contentType });
    expect(
      (await readdir(join(directory, 't/x'))).map((name) => name.replace(/\.[0-9a-f-]{13}\./, '.*.')),
    ).toEqual(expect.arrayContaining(['1.*.data', '1.object']));
    expect(await readdir(join(directory, 't/x'))).toHaveLength(2);
    await storage.delete('t/x/1');
    expect(await readdir(join(directory, 't/x'))).toEqual([]);
    await close();
  });

  it('does not show what a crash left half written', async () => {
    const { storage, directory, close } = await openLocal();
    await mkdir(join(directory, 't'));
    await writeFile(join(directory, 't/1.0123.data.part'), 'ha');
    await writeFile(join(directory, 't/2.0123.data'), 'half');
    expect(await storage.stat('t/1')).toBeUndefined();
    const listed = [];
    for await (const { key } of storage.list('')) listed.push(key);
    expect(listed).toEqual([]);
    await close();
  });

  it('sends uploads as downloads no browser runs, and bounds them', async () => {
    const { storage, close } = await openLocal(8);
    await storage.put('t/page', Buffer.from('<script>'), { contentType: 'text/html' });
    const page = await fetch(await storage.signedUrl('t/page', 'GET', { expiresInSeconds: 9 }));
    expect(page.headers.get('content-disposition')).toBe('attachment');
    expect(page.headers.get('content-security-policy')).toContain('sandbox');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');

    const url = await storage.signedUrl('t/up', 'PUT', { expiresInSeconds: 9 });
    expect((await fetch(url, { method: 'PUT', body: 'nine byte' })).status).toBe(413);
    expect(await storage.stat('t/up')).toBeUndefined();
    await close();
  });
});
