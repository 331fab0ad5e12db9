import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** What a ZIP ends with when it has no comment: its last record, whose last two bytes say how long the comment is. */
const END_OF_ZIP = 22;
const MARK = 'millwright-seal-1 ';
export const SEAL_LENGTH = MARK.length + 64;

/**
 * A ZIP with its seal: the SHA-256 of every byte before it, as the comment a ZIP may end with. Any program unpacks it; one
 * changed byte anywhere, also between the files, breaks the seal. What is held back is the end alone.
 */
export async function* sealedZip(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let held = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const all = Buffer.concat([held, chunk]);
    const known = Math.max(0, all.length - END_OF_ZIP);
    held = Buffer.from(all.subarray(known));
    if (known === 0) continue;
    const ready = all.subarray(0, known);
    hash.update(ready);
    yield ready;
  }
  if (held.length < END_OF_ZIP || held.readUInt32LE(0) !== 0x06054b50)
    throw new Error('What is to be sealed is no ZIP without a comment.');
  held.writeUInt16LE(SEAL_LENGTH, END_OF_ZIP - 2);
  hash.update(held);
  yield held;
  yield Buffer.from(`${MARK}${hash.digest('hex')}`, 'ascii');
}

/** A sealed file as it is found: its own SHA-256, and whether its seal is there and holds. */
export interface FoundSeal {
  size: number;
  sha256: string;
  seal: 'holds' | 'broken' | 'missing';
}

/** Reads a file once, from end to end, and says whether it is what was sealed. */
export async function examineSeal(path: string): Promise<FoundSeal> {
  const { size } = await stat(path);
  const stated = size > SEAL_LENGTH ? await lastOf(path, size) : '';
  const whole = createHash('sha256');
  const body = createHash('sha256');
  let left = size - SEAL_LENGTH;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    whole.update(chunk);
    if (left > 0) body.update(chunk.subarray(0, Math.min(left, chunk.length)));
    left -= chunk.length;
  }
  const seal = !stated.startsWith(MARK)
    ? 'missing'
    : stated.slice(MARK.length) === body.digest('hex')
      ? 'holds'
      : 'broken';
  return { size, sha256: whole.digest('hex'), seal };
}

async function lastOf(path: string, size: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(SEAL_LENGTH), 0, SEAL_LENGTH, size - SEAL_LENGTH);
    return buffer.toString('latin1');
  } finally {
    await file.close();
  }
}
