/** Project files on their way to the server and back. */
import { MAX_PIECES, PIECE_LENGTH } from '@millwright/server/modules/planning/pieces.schemas.ts';
import { saveAs } from '../exports/download-list.ts';

/** In pieces: a call of a function takes only so many arguments. */
const PIECE = 32_768;

/** The largest packed file a call carries, in bytes. */
export const LARGEST_PACKED = (MAX_PIECES * PIECE_LENGTH * 3) / 4;

/** A file packed with gzip, in pieces of base64; null if it is too large even so. */
export async function packFile(file: Blob): Promise<string[] | null> {
  const packed = new Uint8Array(
    await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
  let text = '';
  for (let at = 0; at < packed.length; at += PIECE)
    text += String.fromCharCode(...packed.subarray(at, at + PIECE));
  const pieces = btoa(text).match(new RegExp(`.{1,${PIECE_LENGTH}}`, 'g')) ?? [];
  return pieces.length > MAX_PIECES ? null : pieces;
}

/** Puts a project file into the downloads. */
export function saveProject({ fileName, content }: { fileName: string; content: string }): void {
  saveAs(new Blob([content], { type: 'application/xml' }), fileName);
}
