/** How many of a file's first bytes are enough to say what it is. */
export const HEAD = 4_096;

const ascii = (text: string) => Buffer.from(text, 'latin1');
const at = (head: Buffer, offset: number, magic: Buffer) =>
  head.subarray(offset, offset + magic.length).equals(magic);

/** What a kind of file begins with: at which byte, which bytes. The first that fits is it. */
const MAGIC: readonly (readonly [type: string, ...signs: (readonly [offset: number, magic: Buffer])[]])[] = [
  ['application/pdf', [0, ascii('%PDF-')]],
  ['image/png', [0, ascii('\x89PNG\r\n\x1a\n')]],
  ['image/jpeg', [0, ascii('\xff\xd8\xff')]],
  ['image/gif', [0, ascii('GIF87a')]],
  ['image/gif', [0, ascii('GIF89a')]],
  ['image/webp', [0, ascii('RIFF')], [8, ascii('WEBP')]],
  ['image/tiff', [0, ascii('II*\0')]],
  ['image/tiff', [0, ascii('MM\0*')]],
  ['image/heic', [4, ascii('ftyphei')]],
  ['image/heic', [4, ascii('ftypmif1')]],
  ['image/avif', [4, ascii('ftypavif')]],
  ['video/mp4', [4, ascii('ftyp')]],
  ['image/vnd.dwg', [0, ascii('AC10')]],
  ['image/vnd.dxf', [0, ascii('AutoCAD Binary DXF\r\n')]],
  ['model/gltf-binary', [0, ascii('glTF')]],
  ['model/step', [0, ascii('ISO-10303-21;')]],
  // docx, xlsx, pptx, OpenDocument and much else: which of them, its content says.
  ['application/zip', [0, ascii('PK\x03\x04')]],
  ['application/zip', [0, ascii('PK\x05\x06')]],
  // doc, xls, ppt of before 2007.
  ['application/x-cfb', [0, ascii('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')]],
  ['application/x-7z-compressed', [0, ascii('7z\xbc\xaf\x27\x1c')]],
  ['application/vnd.rar', [0, ascii('Rar!\x1a\x07')]],
  ['application/gzip', [0, ascii('\x1f\x8b')]],
  ['application/x-tar', [257, ascii('ustar')]],
  ['application/rtf', [0, ascii('{\\rtf')]],
  ['application/vnd.microsoft.portable-executable', [0, ascii('MZ')]],
  ['application/x-elf', [0, ascii('\x7fELF')]],
  ['image/bmp', [0, ascii('BM')], [6, ascii('\0\0\0\0')]],
];

/** What text begins with, after blanks, comments and an XML declaration. */
const MARKUP: readonly (readonly [type: string, start: RegExp])[] = [
  ['image/svg+xml', /^<(?:!doctype\s+svg|svg)\b|^<\?xml[\s\S]*<svg\b/i],
  [
    'text/html',
    /^<(?:!doctype\s+html|html|head|body|script|iframe|style|title|div|table|img|meta|link|form|a|p|h1|br|font|b)\b/i,
  ],
  ['application/xml', /^<\?xml\b/i],
];

/**
 * What a file is by its first bytes, whatever its name and its sender say; null where they do not tell. A file can be two
 * things at once (a picture that is also a script), so this says what a viewer takes it for, and never that it is harmless:
 * nothing is handed out as a page or a script (see servedType).
 */
export function detectedType(head: Buffer): string | null {
  const found = MAGIC.find(([, ...signs]) => signs.every(([offset, magic]) => at(head, offset, magic)));
  if (found) return found[0];
  if (head.length === 0) return null;
  return textType(head);
}

function textType(head: Buffer): string | null {
  const text = decoded(head);
  if (text === null) return null;
  const bare = text.replace(/^(?:\s|<!--[\s\S]{0,2000}?-->)+/, '');
  const markup = MARKUP.find(([, start]) => start.test(bare));
  if (markup) return markup[0];
  if (/^\s*0\r?\n\s*SECTION\r?\n/.test(text)) return 'image/vnd.dxf';
  return 'text/plain';
}

/** The beginning as text, or null where it is none; the last character may be cut. */
function decoded(head: Buffer): string | null {
  const encoding = at(head, 0, ascii('\xff\xfe'))
    ? 'utf-16le'
    : at(head, 0, ascii('\xfe\xff'))
      ? 'utf-16be'
      : null;
  if (encoding) return new TextDecoder(encoding).decode(head);
  if (head.includes(0)) return null;
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(head, { stream: true });
    } catch {
      // not this one
    }
  }
  return null;
}

/** Types that no browser runs, whatever is in them. */
const INERT = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/tiff',
  'image/heic',
  'image/avif',
  'image/bmp',
  'video/mp4',
]);

/** The type a file is handed out under: one that its bytes bear out and no browser runs, else one that is only ever saved. */
export const servedType = (detected: string | null): string =>
  detected !== null && INERT.has(detected) ? detected : 'application/octet-stream';

const TYPE = /^[a-z0-9][\w.+-]{0,60}\/[a-z0-9][\w.+-]{0,100}(?:; ?[\w.+-]{1,40}="?[\w.+ -]{1,60}"?)?$/i;

/** What its sender says a file is, kept as such; what is no type at all is none. */
export const statedType = (stated: string | undefined): string =>
  stated && TYPE.test(stated) ? stated.toLowerCase() : 'application/octet-stream';
