import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createLocalStorage, localStorageHandler } from '@millwright/platform/storage';
import { LINKS, type ServerFacts, type ServerQuestion } from './protocol.ts';

/** Serves the local file store's links in a process of its own, whose memory is the product's alone. */
const storage = createLocalStorage({ ...LINKS, directory: process.argv[2]! });
const handler = localStorageHandler({ ...LINKS, storage });

const server = createServer(async (incoming, outgoing) => {
  const headers = new Headers(incoming.headers as Record<string, string>);
  const answer = await handler({ method: incoming.method!, url: incoming.url!, headers, body: incoming });
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) await pipeline(Readable.fromWeb(answer.body as never), outgoing);
  else outgoing.end();
});
const listening = new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

process.on('message', async (question: ServerQuestion) => {
  await listening;
  if (question === 'verify') await storage.verify('bench/file');
  const { port } = server.address() as AddressInfo;
  const facts: ServerFacts = { port, peak: process.resourceUsage().maxRSS / 1024 };
  process.send!(facts);
});
