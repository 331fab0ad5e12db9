import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { invalid } from '@millwright/platform';

/** Largest project file once it is unpacked: more than ten thousand tasks. */
export const MAX_UNPACKED = 30_000_000;

const unpack = promisify(gunzip);

/** The bytes of a project file as it was sent: packed with gzip, in pieces of base64. What grows beyond all measure is refused. */
export async function unpackFile(content: readonly string[]): Promise<Uint8Array> {
  try {
    return await unpack(Buffer.from(content.join(''), 'base64'), { maxOutputLength: MAX_UNPACKED });
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too_large' : 'not_packed';
    throw invalid('planning.project_unreadable', { reason });
  }
}
