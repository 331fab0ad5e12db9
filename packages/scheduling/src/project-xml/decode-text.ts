import { ProjectXmlRefusal } from './refusal.ts';

/** Project itself writes UTF-8; other programs write UTF-16, with or without a mark, and old Chinese ones GBK. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    throw new ProjectXmlRefusal('bad_encoding');
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb) return 'utf-8';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  const beginning = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(beginning)?.[1]?.toLowerCase();
  // One byte a character has been seen already, whatever is declared.
  return declared === undefined || declared.startsWith('utf-16') || declared.startsWith('ucs-')
    ? 'utf-8'
    : declared;
}
