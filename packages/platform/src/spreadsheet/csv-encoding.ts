import { TextDecoder } from 'node:util';
import { SpreadsheetError } from './spreadsheet-error.ts';

export type TextEncodingName = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  text: string;
  encoding: TextEncodingName;
}

/**
 * Reads a text file in the encoding it was saved in: a byte order mark if it has one, else UTF-8 if every byte fits,
 * else GB18030 (what Excel saves in China) if that gives believable Chinese. Anything else is refused, since a wrong
 * guess would store garbage names.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return sure(bytes.subarray(3), 'utf-8', 'utf-8-bom');
  if (a === 0xff && b === 0xfe) return sure(bytes.subarray(2), 'utf-16le', 'utf-16le');
  if (a === 0xfe && b === 0xff) return sure(bytes.subarray(2), 'utf-16be', 'utf-16be');

  const utf8 = decodeStrictly(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8' };
  if (!isDamagedUtf8(bytes) && isBelievableChinese(bytes)) {
    const chinese = decodeStrictly(bytes, 'gb18030');
    if (chinese !== undefined) return { text: chinese, encoding: 'gb18030' };
  }
  throw unknownEncoding(bytes);
}

function sure(bytes: Uint8Array, label: string, encoding: TextEncodingName): DecodedText {
  const text = decodeStrictly(bytes, label);
  if (text === undefined) throw unknownEncoding(bytes);
  return { text, encoding };
}

function decodeStrictly(bytes: Uint8Array, label: string): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Mostly good UTF-8 with a few bad bytes decodes as GB18030 into nonsense, so it must not get that far. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (const char of new TextDecoder('utf-8').decode(bytes)) {
    if (char === '\ufffd') bad += 1;
    else if (char > '\u007f') good += 1;
  }
  return good > bad * 2;
}

/**
 * Everyday Chinese lies in the GB 2312 part of GB18030, where both bytes are above 0xA0. Western European text decodes
 * without complaint too, but its accents swallow the ASCII letter after them.
 */
function isBelievableChinese(bytes: Uint8Array): boolean {
  let everyday = 0;
  let other = 0;
  for (let index = 0; index < bytes.length; index += 1) {
    if (bytes[index]! < 0x80) continue;
    const second = bytes[index + 1] ?? 0;
    if (bytes[index]! > 0xa0 && second > 0xa0) everyday += 1;
    else other += 1;
    index += second >= 0x30 && second <= 0x39 ? 3 : 1;
  }
  return everyday > other;
}

function unknownEncoding(bytes: Uint8Array): SpreadsheetError {
  const start = new TextDecoder('utf-8').decode(bytes);
  const badAt = start.indexOf('\ufffd');
  const line = badAt < 0 ? 1 : start.slice(0, badAt).split(/\r\n|\n|\r/).length;
  return new SpreadsheetError('spreadsheet.encoding_unknown', { line });
}
