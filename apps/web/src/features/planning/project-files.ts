/** Project files on their way to the server and back. */
import { saveAs } from '../exports/download-list.ts';

/** As much as one call carries, packed and written as base64. */
const MAX_PACKED = 900_000;
/** In pieces: a call of a function takes only so many arguments. */
const PIECE = 32_768;

/** A file packed with gzip, in base64; null if it is too large even so. */
export async function packFile(file: Blob): Promise<string | null> {
  const packed = new Uint8Array(
    await new Response(file.stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer(),
  );
  let text = '';
  for (let at = 0; at < packed.length; at += PIECE)
    text += String.fromCharCode(...packed.subarray(at, at + PIECE));
  const content = btoa(text);
  return content.length > MAX_PACKED ? null : content;
}

/** Puts a project file into the downloads. */
export function saveProject({ fileName, content }: { fileName: string; content: string }): void {
  saveAs(new Blob([content], { type: 'application/xml' }), fileName);
}
