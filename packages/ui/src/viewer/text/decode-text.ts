/** Bytes of unknown writing as text. */

/** More than this nobody reads in a browser, and drawing it would make the page slow. */
export const TEXT_LIMIT = 2 * 1024 * 1024;

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  text: string;
  encoding: Encoding;
}

/** UTF-16 without a mark: every other byte of western text is nothing. */
function looksLikeUtf16(bytes: Uint8Array): Encoding | undefined {
  const sample = bytes.subarray(0, 512);
  if (sample.length < 4) return undefined;
  let [even, odd] = [0, 0];
  for (const [at, byte] of sample.entries()) if (byte === 0) at % 2 === 0 ? even++ : odd++;
  const most = sample.length / 2;
  if (odd > most * 0.4 && even < most * 0.1) return 'utf-16le';
  if (even > most * 0.4 && odd < most * 0.1) return 'utf-16be';
  return undefined;
}

/** Whether the bytes are UTF-8; `cut` forgives a sign that the cut went through. */
function isUtf8(bytes: Uint8Array, cut: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: cut });
    return true;
  } catch {
    return false;
  }
}

export function encodingOf(bytes: Uint8Array, cut = false): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // What is valid UTF-8 by chance is rare; what Windows wrote in China and is not, is GB18030.
  return looksLikeUtf16(bytes) ?? (isUtf8(bytes, cut) ? 'utf-8' : 'gb18030');
}

/** The text, without a mark at its start, and with one kind of line end. */
export function decodeText(bytes: Uint8Array, cut = false): DecodedText {
  const encoding = encodingOf(bytes, cut);
  // Streaming leaves out a sign that the cut went through, instead of showing a wrong one.
  const text = new TextDecoder(encoding).decode(bytes, { stream: cut });
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

/** Whether this is no text at all: a program, an archive. */
export function isBinary(text: string): boolean {
  for (let at = 0; at < Math.min(text.length, 4096); at += 1) {
    const sign = text.charCodeAt(at);
    // Control characters other than tab, line ends, form feed and escape.
    if (sign < 9 || (sign > 13 && sign < 27)) return true;
  }
  return false;
}
