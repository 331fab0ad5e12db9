import { ZipFile } from 'yazl';
import { SpreadsheetError } from './spreadsheet-error.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A zip of the given parts, built apart from the writer under test. */
export async function zipOf(
  parts: Record<string, string | Uint8Array>,
  options: { compress?: boolean } = {},
): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name, options);
  zip.end();
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as unknown as Uint8Array);
  return new Uint8Array(Buffer.concat(chunks));
}

export interface HandBuiltSheet {
  name?: string;
  state?: 'hidden' | 'veryHidden';
  /** What stands inside <sheetData>. */
  data: string;
  /** What stands after it, such as <mergeCells>. */
  after?: string;
}

export interface HandBuiltWorkbook {
  sheets: HandBuiltSheet[];
  texts?: string[];
  /** Number format of each cell style: a built-in id, or a code of its own. */
  formats?: (number | string)[];
  date1904?: boolean;
  /** More parts, or other content for those made here. */
  parts?: Record<string, string>;
}

/** A workbook as another program would write it: shared texts, own formats, several sheets. */
export function workbookParts(workbook: HandBuiltWorkbook): Record<string, string> {
  const { sheets, texts = [], formats = [0], date1904 = false, parts = {} } = workbook;
  const own = formats.flatMap((format, index) =>
    typeof format === 'string' ? [{ id: 200 + index, format }] : [],
  );
  const sheetList = sheets.map(
    ({ name, state }, index) =>
      `<sheet name="${name ?? `Sheet${index + 1}`}" sheetId="${index + 1}" r:id="rId${index + 1}"${state ? ` state="${state}"` : ''}/>`,
  );
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`;
  const made: Record<string, string> = {
    '[Content_Types].xml': '<Types/>',
    '_rels/.rels': `<Relationships xmlns="${RELATIONS}">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheetList.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${RELATIONS}">${sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')}${relation('rId90', 'styles', 'styles.xml')}${relation('rId91', 'sharedStrings', '/xl/sharedStrings.xml')}</Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><numFmts>${own.map(({ id, format }) => `<numFmt numFmtId="${id}" formatCode="${format.replaceAll('"', '&quot;')}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`).join('')}</cellXfs></styleSheet>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${texts.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`,
  };
  for (const [index, { data, after = '' }] of sheets.entries()) {
    made[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${after}</worksheet>`;
  }
  return { ...made, ...parts };
}

export function workbookOf(workbook: HandBuiltWorkbook): Promise<Uint8Array> {
  return zipOf(workbookParts(workbook));
}

/** Rows of inline text and plain numbers, from line `first`. */
export function rowsXml(rows: (string | number | null)[][], first = 1): string {
  return rows
    .map((cells, index) => {
      const inside = cells.map((cell) => {
        if (cell === null) return '<c/>';
        return typeof cell === 'number'
          ? `<c><v>${cell}</v></c>`
          : `<c t="inlineStr"><is><t>${cell}</t></is></c>`;
      });
      return `<row r="${first + index}">${inside.join('')}</row>`;
    })
    .join('');
}

/** The refusal a promise ends in; fails on success and on any other error. */
export async function refusal(promise: Promise<unknown>): Promise<Pick<SpreadsheetError, 'code' | 'facts'>> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof SpreadsheetError) return { code: error.code, facts: error.facts };
    throw error;
  }
  throw new Error('the file was accepted');
}

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** Bytes of a text in GB18030, found by trying the decoder: Node has no encoder for it. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) bytes.push(...(char < '\u0080' ? [char.charCodeAt(0)] : twoBytes(char)));
  return Uint8Array.from(bytes);
}

let table: Map<string, number[]> | undefined;
function twoBytes(char: string): number[] {
  if (!table) {
    table = new Map();
    const decoder = new TextDecoder('gb18030');
    for (let lead = 0x81; lead <= 0xfe; lead += 1) {
      for (let trail = 0x40; trail <= 0xfe; trail += 1) {
        if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      }
    }
  }
  const bytes = table.get(char);
  if (!bytes) throw new Error(`${char} takes four bytes`);
  return bytes;
}
