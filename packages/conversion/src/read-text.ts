import { open } from 'node:fs/promises';
import { mostText } from './limits.ts';

/** The text of a file that should be one, from its beginning; empty where its bytes are something else. */
export async function textOf(path: string): Promise<string> {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(mostText * 3);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return decoded(buffer.subarray(0, bytesRead)).slice(0, mostText);
  } finally {
    await file.close();
  }
}

/** Text in whichever of the encodings it is that our users' systems write: UTF-8, UTF-16 with its mark, else GB 18030. */
export function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.subarray(0, 8_192).includes(0)) return '';
  try {
    // The last sign may be cut in two.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}
