import { request } from 'node:http';
import type { PartUrl } from './object-storage.ts';

/** Sends half of a part and pulls the plug. */
export async function cutShort({ url, headers }: PartUrl, bytes: Buffer): Promise<void> {
  const sending = request(url, { method: 'PUT', headers: { ...headers, 'content-length': bytes.length } });
  const gone = new Promise((resolve) => sending.on('error', resolve).on('close', resolve));
  await new Promise((written) => sending.write(bytes.subarray(0, bytes.length / 2), written));
  sending.destroy();
  await gone;
}
