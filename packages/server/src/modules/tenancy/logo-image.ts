/** The one kind of image a firm's mark may be: a plain PNG, as browsers draw it. Nothing of it is interpreted here. */
export const LOGO_TYPE = 'image/png';
/** Larger than a mark in a page's corner needs to be. */
export const MAX_LOGO_BYTES = 128 * 1024;
export const MAX_LOGO_SIDE = 1_024;

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** What carries pixels. Texts, profiles and private chunks have no place in a mark. */
const CHUNKS = new Set(['IHDR', 'PLTE', 'tRNS', 'IDAT', 'IEND', 'sRGB', 'gAMA', 'pHYs', 'sBIT', 'cHRM']);

/**
 * Whether the bytes are a PNG and nothing besides: signature, header with a sensible size first, known chunks only, and no byte
 * after the end (PNG specification, chapter 5).
 */
export function isPlainPng(bytes: Buffer): boolean {
  if (bytes.byteLength > MAX_LOGO_BYTES || !bytes.subarray(0, 8).equals(SIGNATURE)) return false;
  let at = 8;
  for (let count = 0; at + 12 <= bytes.byteLength; count += 1) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    const next = at + 12 + length;
    if (!CHUNKS.has(type) || next > bytes.byteLength || (count === 0) !== (type === 'IHDR')) return false;
    if (
      type === 'IHDR' &&
      (length !== 13 || !isSensibleSize(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)))
    )
      return false;
    if (type === 'IEND') return length === 0 && next === bytes.byteLength && count > 1;
    at = next;
  }
  return false;
}

const isSensibleSize = (width: number, height: number) =>
  width > 0 && height > 0 && width <= MAX_LOGO_SIDE && height <= MAX_LOGO_SIDE;
