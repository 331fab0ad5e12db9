import { randomFillSync } from 'node:crypto';
import { Readable } from 'node:stream';
import { createLocalStorage, storageSigningKey } from '../storage/index.ts';
import { type ArchiveEntry, zipChunks } from './index.ts';

// Two large objects go into one archive; says how many bytes came, and how much memory that took at its peak.
const [directory, megabytes] = process.argv.slice(2);
const size = Number(megabytes) * 1_000_000;
const storage = createLocalStorage({
  directory: directory!,
  baseUrl: 'http://127.0.0.1',
  signingKey: storageSigningKey(Buffer.alloc(32, 1)),
});
const keys = ['firm/contract/files/1', 'firm/contract/files/2'];

function* noise(): Generator<Buffer> {
  const block = randomFillSync(Buffer.alloc(1_000_000));
  for (let left = size; left > 0; left -= block.length) yield block;
}
for (const key of keys)
  await storage.put(key, Readable.from(noise()), { contentType: 'application/zip', size });

async function* entries(): AsyncGenerator<ArchiveEntry> {
  for (const [index, key] of keys.entries()) {
    const { body } = await storage.get(key);
    // One stored as it is, one packed.
    yield { path: `${index}.bin`, modifiedAt: new Date(), body, size, pack: index === 1 };
  }
}

const before = process.resourceUsage().maxRSS;
let bytes = 0;
for await (const chunk of zipChunks(entries())) bytes += chunk.length;
process.send!({ bytes, grownBy: (process.resourceUsage().maxRSS - before) / 1024 });
process.disconnect();
