import { damaged } from './spreadsheet-error.ts';
import { readXml } from './xml-reader.ts';
import type { ZipReader } from './zip-reader.ts';

/** How Excel shows a number, as far as it changes what the number means. */
export type NumberKind = 'plain' | 'date' | 'time' | 'percent';

const MAX_FORMATS = 70_000; // Excel itself stops at 65,490

/** The kind each cell style (the `s` of a cell) gives its numbers. */
export async function readFormats(zip: ZipReader, part: string): Promise<NumberKind[]> {
  const codes = new Map<number, string>();
  const kinds: NumberKind[] = [];
  let inCellFormats = false;

  await readXml(zip.read(part), part, 'styleSheet', {
    open(name, attributes) {
      if (name === 'numFmt' && codes.size < MAX_FORMATS) {
        codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, 255));
      } else if (name === 'cellXfs') inCellFormats = true;
      else if (name === 'xf' && inCellFormats) {
        if (kinds.length >= MAX_FORMATS) throw damaged('formats', part);
        const id = Number(attributes.numFmtId ?? 0);
        kinds.push(kindOfFormat(id, codes.get(id)));
      }
    },
    close(name) {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return kinds;
}

/** The kind of a number format: by its code if it has one, else by Excel's built-in number. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) {
    if (id === 9 || id === 10) return 'percent';
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 33)) return 'time';
    if ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)) return 'date';
    return 'plain';
  }
  // Only the first section (positive numbers) counts; literals, colours and padding are no placeholders.
  const symbols = code
    .replace(/"[^"]*"?/g, '')
    .replace(/\\./g, '')
    .replace(/[_*]./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .split(';', 1)[0]!
    .toLowerCase();
  if (symbols.includes('general')) return 'plain';
  if (/[yd]/.test(symbols)) return 'date';
  if (/[hs]/.test(symbols) || symbols.includes('[m')) return 'time';
  if (symbols.includes('m')) return 'date';
  return symbols.includes('%') ? 'percent' : 'plain';
}
