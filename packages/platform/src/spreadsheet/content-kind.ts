import { SpreadsheetError } from './spreadsheet-error.ts';

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const signatures: [found: string, bytes: number[]][] = [
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['archive', [0x52, 0x61, 0x72, 0x21]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** What the first bytes say a file is, whatever it is called; refuses at once what can be no table. */
export function sniffBytes(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.byteLength === 0) throw new SpreadsheetError('spreadsheet.empty', { sheets: [] });
  if (startsWith(bytes, OLE)) throw refusedOle(bytes);
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0x50, 0x4b, 0x05, 0x06]))
    return 'zip';
  for (const [found, signature] of signatures) {
    if (startsWith(bytes, signature)) throw notATable(found);
  }
  // Only the UTF-16 marks may come with zero bytes.
  const wide = startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);
  if (!wide && bytes.includes(0)) throw notATable('binary');
  // Before the encoding is known: a page saved as .xls is refused as a page, not for its encoding.
  refuseMarkup(Buffer.from(bytes.subarray(0, 1_000)).toString('latin1').replace('\u00ef\u00bb\u00bf', ''));
  return 'text';
}

/** Refuses text that is markup, JSON or hardly text at all. */
export function refuseOtherText(text: string): void {
  refuseMarkup(text.slice(0, 1_000));
  if (/^\s*(?:\{\s*"|\[\s*[[{"])/.test(text.slice(0, 1_000))) throw notATable('json');

  let strange = 0;
  let seen = 0;
  for (const char of text.slice(0, 65_536)) {
    seen += 1;
    if (char === '\0') throw notATable('binary');
    if (char < ' ' && char !== '\t' && char !== '\n' && char !== '\r') strange += 1;
  }
  if (strange > seen / 50) throw notATable('binary');
}

function refuseMarkup(text: string): void {
  const start = text.trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|body|table|meta)\b/.test(start)) throw notATable('html');
  if (/^<(?:\?xml|!--|[a-z][\w:.-]*[\s>/])/.test(start)) throw notATable('xml');
}

/** Excel before 2007 and password-protected workbooks share one container; its directory tells them apart. */
function refusedOle(bytes: Uint8Array): SpreadsheetError {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const holds = (name: string) => content.includes(Buffer.from(name, 'utf16le'));
  if (holds('EncryptedPackage')) return new SpreadsheetError('spreadsheet.encrypted');
  if (holds('Workbook') || holds('Book')) return new SpreadsheetError('spreadsheet.old_excel');
  return notATable('ole');
}

function notATable(found: string): SpreadsheetError {
  return new SpreadsheetError('spreadsheet.not_a_table', { found });
}

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}
