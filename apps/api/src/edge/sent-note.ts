import type { Context } from 'hono';
import { z } from 'zod';

/** Where delivery notes are fetched, on either face. */
export const NOTE_ROUTE = '/delivery-notes/:noteId';
export const noteId = z.uuid();

/** Sends a delivery note: something to save, with the hash that is printed beside it on the page. */
export function sendNote(
  c: Context,
  { bytes, fileName, sha256 }: { bytes: Uint8Array; fileName: string; sha256: string },
): Response {
  return c.body(new Uint8Array(bytes), 200, {
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="${fileName}"`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    etag: `"${sha256}"`,
  });
}
