import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable } from './index.ts';
import { refusal, rowsXml, utf8, workbookOf, workbookParts, zipOf } from './workbook.fixtures.ts';

const plain = { sheets: [{ data: rowsXml([['任务'], ['装配']]) }] };
const code = async (bytes: Uint8Array, options = {}) => (await refusal(readTable(bytes, options))).code;

function ole(...names: string[]): Uint8Array {
  const start = Buffer.from('d0cf11e0a1b11ae1', 'hex');
  return Buffer.concat([start, Buffer.alloc(504), ...names.map((name) => Buffer.from(name, 'utf16le'))]);
}

describe('a file that is not what its name says', () => {
  it.each([
    ['html', utf8('\ufeff  <html><body><table><tr><td>1</td></tr></table></body></html>')],
    ['html', Buffer.from('<table><tr><td>\xfcber</td></tr></table>', 'latin1')],
    ['xml', utf8('<?xml version="1.0"?><Workbook/>')],
    ['json', utf8('[{"task": "x"}]')],
    ['pdf', utf8('%PDF-1.7\n%âãÏÓ\n1 0 obj')],
    ['image', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['archive', Buffer.from('1f8b0800000000000003', 'hex')],
    ['rtf', utf8('{\\rtf1\\ansi hello}')],
    ['binary', Buffer.from('a,b\n\u0000\u0001,c\n')],
    ['binary', utf8('\u0001\u0002\u0003\u0004,\u0005\n')],
    ['ole', ole('WordDocument')],
  ])('is refused as %s', async (found, bytes) => {
    const refused = { code: 'spreadsheet.not_a_table', facts: { found } };
    expect(await refusal(readTable(bytes, { fileName: 'plan.xlsx' }))).toEqual(refused);
    expect(await refusal(readTable(bytes, { fileName: 'plan.csv' }))).toEqual(refused);
  });

  it.each([
    ['zip', { 'notes.txt': 'hello' }],
    ['docx', { 'word/document.xml': '<w/>' }],
    ['pptx', { 'ppt/presentation.xml': '<p/>' }],
    ['xlsb', { 'xl/workbook.bin': 'x' }],
    ['numbers', { 'Index/Document.iwa': 'x' }],
    ['ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<o/>' }],
  ])('is refused as a zip that holds %s', async (found, parts) => {
    const refused = { code: 'spreadsheet.not_a_table', facts: { found } };
    expect(await refusal(readTable(await zipOf(parts)))).toEqual(refused);
  });

  it('is refused as old Excel, or as encrypted', async () => {
    expect(await code(ole('Root Entry', 'Workbook'))).toBe('spreadsheet.old_excel');
    expect(await code(ole('Root Entry', 'EncryptionInfo', 'EncryptedPackage'))).toBe('spreadsheet.encrypted');
  });

  it('is read by its content all the same when it is a table', async () => {
    expect((await readTable(await workbookOf(plain), { fileName: 'plan.csv' })).format).toBe('xlsx');
    expect((await readTable(utf8('a,b\n1,2\n'), { fileName: 'plan.xlsx' })).format).toBe('csv');
  });
});

describe('an empty file', () => {
  it.each([
    ['no bytes', new Uint8Array()],
    ['a byte order mark', utf8('\ufeff')],
    ['blank lines', utf8('\n , ,\r\n\n')],
  ])('is refused: %s', async (_, bytes) => {
    expect(await code(bytes)).toBe('spreadsheet.empty');
  });

  it('is refused: sheets without cells, named', async () => {
    const sheets = [{ data: '' }, { name: '藏', state: 'hidden' as const, data: rowsXml([['x']]) }];
    expect(await refusal(readTable(await workbookOf({ sheets })))).toEqual({
      code: 'spreadsheet.empty',
      facts: { sheets: ['Sheet1'], hiddenSheets: ['藏'] },
    });
  });
});

describe('a damaged workbook', () => {
  it('is refused wherever it was cut off', async () => {
    const bytes = await workbookOf(plain);
    for (let cut = 5; cut < bytes.length; cut += 97) {
      expect(await code(bytes.subarray(0, cut))).toBe('spreadsheet.damaged');
    }
  });

  it('is refused when a part does not match its checksum', async () => {
    const parts = workbookParts(plain);
    const bytes = Buffer.from(await zipOf(parts, { compress: false }));
    bytes[bytes.indexOf('装配')]! ^= 1;
    expect((await refusal(readTable(bytes))).facts).toMatchObject({ reason: 'checksum' });
  });

  it.each([
    [
      'doctype',
      '<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>',
    ],
    ['doctype', '<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>'],
    ['xml', '<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'],
    ['xml', '<worksheet><sheetData></row></sheetData></worksheet>'],
    ['xml', '<worksheet><sheetData>'],
    ['xml', ''],
    ['xml_root', '<html/>'],
    ['xml_depth', '<a>'.repeat(5_000).replace('<a>', '<worksheet>')],
    ['xml', `<worksheet a="${'a'.repeat(200_000)}"/>`],
    ['xml', `<worksheet><${'a'.repeat(200_000)}/></worksheet>`],
    ['xml_attributes', `<worksheet ${Array.from({ length: 600 }, (_, index) => `a${index}=""`).join(' ')}/>`],
    ['row', '<worksheet><sheetData><row r="1e9"/></sheetData></worksheet>'],
    ['cell_reference', '<worksheet><sheetData><row><c r="ZZZ1"><v>1</v></c></row></sheetData></worksheet>'],
    ['number', '<worksheet><sheetData><row><c><v>12x</v></c></row></sheetData></worksheet>'],
    ['text_missing', '<worksheet><sheetData><row><c t="s"><v>7</v></c></row></sheetData></worksheet>'],
  ])('is refused: %s %#', async (reason, sheet) => {
    const bytes = await workbookOf({ ...plain, parts: { 'xl/worksheets/sheet1.xml': sheet } });
    expect(await refusal(readTable(bytes))).toMatchObject({ code: 'spreadsheet.damaged', facts: { reason } });
  });

  it('is refused when merged areas overlap without end', async () => {
    const lines = Array.from({ length: 300 }, () => ['甲', '乙']);
    const merges = Array.from({ length: 300 }, (_, index) => `<mergeCell ref="A${index + 1}:B1048576"/>`);
    const sheets = [{ data: rowsXml(lines), after: `<mergeCells>${merges.join('')}</mergeCells>` }];
    const limits = { maxRows: 300, maxColumns: 5 };
    expect((await refusal(readTable(await workbookOf({ sheets }), limits))).facts).toEqual({
      reason: 'merged_cells',
    });
  });
});

describe('a file over a limit', () => {
  const limitOf = async (bytes: Uint8Array, options: object) => {
    const { code: refused, facts } = await refusal(readTable(bytes, options));
    expect(refused).toBe('spreadsheet.too_large');
    return facts;
  };

  it('is refused by its bytes before anything is read', async () => {
    expect(await limitOf(utf8('a,b\n'), { maxBytes: 3 })).toEqual({ limit: 'bytes', max: 3, size: 4 });
  });

  it('is refused by rows, columns and cell length, in both formats, with the line', async () => {
    const rows = Array.from({ length: 60 }, (_, index) => [`甲${index}`, '乙', '丙']);
    const csv = utf8(rows.map((row) => row.join(',')).join('\n'));
    const xlsx = await workbookOf({ sheets: [{ data: rowsXml(rows) }] });
    for (const bytes of [csv, xlsx]) {
      expect((await readTable(bytes, { maxRows: 59, maxColumns: 3 })).rows).toHaveLength(59);
      expect(await limitOf(bytes, { maxRows: 58 })).toEqual({ limit: 'rows', max: 58 });
      expect(await limitOf(bytes, { maxRows: 5 })).toEqual({ limit: 'rows', max: 5 });
      expect(await limitOf(bytes, { maxColumns: 2 })).toMatchObject({ limit: 'columns', max: 2 });
      expect(await limitOf(bytes, { maxColumns: 1 })).toMatchObject({ limit: 'columns', max: 1, line: 1 });
      expect(await limitOf(bytes, { maxCellLength: 2 })).toEqual({
        limit: 'cell_length',
        max: 2,
        line: 11,
        column: 1,
      });
    }
  });

  it('is refused for a shared text that is too long, but only where a cell uses it', async () => {
    const texts = ['任务', '长'.repeat(200_000)];
    const row = (index: number) => `<row><c t="s"><v>${index}</v></c></row>`;
    const unused = await workbookOf({ sheets: [{ data: row(0) + row(0) }], texts });
    expect((await readTable(unused)).rows).toHaveLength(1);
    const used = await workbookOf({ sheets: [{ data: row(0) + row(1) }], texts });
    expect(await limitOf(used, {})).toMatchObject({ limit: 'cell_length', line: 2 });
  });

  it('is refused as a bomb by what a part claims, before it inflates', async () => {
    const spaces = ' '.repeat(3_000_000);
    const parts = { 'xl/worksheets/sheet1.xml': `<worksheet>${spaces}</worksheet>` };
    const bytes = await workbookOf({ ...plain, parts });
    expect(bytes.byteLength).toBeLessThan(10_000);
    expect(await limitOf(bytes, { maxInflatedBytes: 1_000_000 })).toEqual({
      limit: 'inflated_bytes',
      max: 1_000_000,
    });
  });

  it('is refused as a bomb by what it really inflates to, whatever it claims', async () => {
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, ' '));
    const honest = Buffer.from(await zipOf({ 'xl/workbook.xml': Buffer.alloc(50_000_000, ' ') }));
    // Both headers say the part is ten bytes long.
    const size = Buffer.alloc(4);
    size.writeUInt32LE(50_000_000);
    for (let at = honest.indexOf(size); at >= 0; at = honest.indexOf(size)) honest.writeUInt32LE(10, at);
    expect(honest.byteLength).toBeLessThan(bomb.byteLength + 1_000);
    expect(await refusal(readTable(honest))).toMatchObject({
      code: 'spreadsheet.damaged',
      facts: { reason: 'zip' },
    });
  });

  it('is refused for more lines than Excel can show, blank ones too', async () => {
    expect(await limitOf(utf8('\n'.repeat(1_100_000)), {})).toEqual({ limit: 'rows', max: 20_000 });
  });

  it('is refused for more parts than any workbook has', async () => {
    const parts = Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`p${index}`, '']));
    expect(await limitOf(await zipOf(parts), {})).toEqual({ limit: 'parts', max: 5_000 });
  });
});

it('a sheet that is not there is named with those that are', async () => {
  expect(await refusal(readTable(await workbookOf(plain), { sheet: '没有' }))).toEqual({
    code: 'spreadsheet.sheet_unknown',
    facts: { sheet: '没有', sheets: ['Sheet1'] },
  });
});

it('an encrypted entry inside a zip is encrypted', async () => {
  const bytes = Buffer.from(await zipOf({ 'xl/workbook.xml': '<workbook/>' }));
  for (const [signature, flags] of [
    ['504b0304', 6],
    ['504b0102', 8],
  ] as const) {
    bytes[bytes.indexOf(Buffer.from(signature, 'hex')) + flags]! |= 1;
  }
  expect(await code(bytes)).toBe('spreadsheet.encrypted');
});
