import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { createLocalStorage } from './local-storage.ts';

/** Uploads and puts one object after the other, and says so, in a process of its own for a test that kills it. */
const [directory, from] = process.argv.slice(2) as [string, string];
const storage = createLocalStorage({ directory, baseUrl: '/storage', signingKey: Buffer.alloc(32, 7) });
const contentType = 'text/plain';

for (let i = Number(from); ; i++) {
  const bytes = randomBytes(40_000);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const size = bytes.length;
  const key = `t/uploaded/${i}`;
  const uploadId = await storage.beginUpload(key, { contentType, size });
  const part = { uploadId, partNumber: 1, size, sha256 };
  process.send!({ said: 'begun', key, part, bytes: bytes.toString('base64') });
  await storage.receivePart(key, part, Readable.from([bytes]));
  await storage.completeUpload(key, uploadId, { size, parts: [part] });
  process.send!({ said: 'kept', key, sha256 });
  await storage.put(`t/put/${i}`, bytes, { contentType });
  process.send!({ said: 'kept', key: `t/put/${i}`, sha256 });
}
