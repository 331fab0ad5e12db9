import { createHash } from 'node:crypto';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createLocalStorage } from './local-storage.ts';
import { localStorageHandler } from './local-storage-handler.ts';

/** Moves one large object every way there is, in a process of its own whose memory can be watched; says its peak. */
const [directory, megabytes] = process.argv.slice(2) as [string, string];
const MiB = 1024 ** 2;
const size = Number(megabytes) * MiB;
const block = Buffer.alloc(MiB, 'block');
const signingKey = Buffer.alloc(32, 7);
const baseUrl = '/storage';
const storage = createLocalStorage({ directory, baseUrl, signingKey });
const handler = localStorageHandler({ storage, baseUrl, signingKey });

function* blocks() {
  for (let sent = 0; sent < size; sent += MiB) yield block;
}
const source = () => Readable.from(blocks(), { objectMode: false });

const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers(incoming.headers as Record<string, string>);
  const answer = await handler({ method: incoming.method!, url: incoming.url!, headers, body: incoming });
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), outgoing);
  else outgoing.end();
});
await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

async function overHttp(method: string, url: string, body?: Readable): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = body ? { 'content-length': size } : {};
    const sending = request(`${origin}${url}`, { method, headers }, (answer) => {
      let read = 0;
      // A slow reader: what is not read yet must wait on the disk and not in memory.
      answer.on('data', (chunk: Buffer) => {
        read += chunk.length;
        if (read % (4 * MiB) < chunk.length) {
          answer.pause();
          setTimeout(() => answer.resume(), 5);
        }
      });
      answer.on('end', () => resolve(answer.statusCode === 200 ? read : -answer.statusCode!));
    });
    sending.on('error', reject);
    if (body) body.pipe(sending);
    else sending.end();
  });
}

const before = process.resourceUsage().maxRSS;
const contentType = 'application/octet-stream';
const { sha256 } = await storage.put('t/put', source(), { contentType, size });
const uploadId = await storage.beginUpload('t/parts', { contentType, size });
const part = { partNumber: 1, size, sha256 };
const link = await storage.partUrl('t/parts', uploadId, 1, { ...part, expiresInSeconds: 600 });
const sent = await overHttp('PUT', link.url, source());
await storage.completeUpload('t/parts', uploadId, { size, parts: [part] });
const verified = await storage.verify('t/parts');
const got = await overHttp('GET', await storage.signedUrl('t/parts', 'GET', { expiresInSeconds: 600 }));
const hash = createHash('sha256');
for await (const chunk of (await storage.get('t/put')).body) hash.update(chunk as Buffer);

process.send!({
  right: sent === 0 && got === size && verified.sha256 === sha256 && hash.digest('hex') === sha256,
  grownBy: (process.resourceUsage().maxRSS - before) / 1024,
});
server.close();
process.disconnect();
