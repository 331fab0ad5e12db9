import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  annotateErrors,
  fileBytes,
  guessColumns,
  readTable,
  SpreadsheetError,
  writeCsv,
  writeXlsx,
} from './index.ts';
import { gb18030, rowsXml, utf8, workbookParts, zipOf } from './workbook.fixtures.ts';

const columns = [
  { heading: '任务' },
  { heading: '开始', kind: 'date' as const },
  { heading: '进度', kind: 'percent' as const },
];
const rows = Array.from({ length: 20 }, (_, index) => [`装配 ${index} =x`, '2026-03-01', index]);
const limits = { maxRows: 500, maxColumns: 50, maxInflatedBytes: 2_000_000 };

/** Reads, and uses what was read; the only error allowed is the one that has a text for people. */
async function survives(bytes: Uint8Array): Promise<void> {
  try {
    const table = await readTable(bytes, limits);
    for (const row of table.rows) expect(row.cells).toHaveLength(table.header.length);
    guessColumns(table.header, table.rows, [{ key: 'x', labels: ['任务'], kind: 'date', required: true }]);
    await annotateErrors(table, [{ line: table.rows[0]?.line ?? 1, column: 0, message: 'x' }]);
  } catch (error) {
    if (!(error instanceof SpreadsheetError)) throw error;
  }
}

type Change = { at: number; kind: 'flip' | 'cut' | 'insert' | 'repeat'; value: number };
const changes = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    kind: fc.constantFrom<Change['kind']>('flip', 'cut', 'insert', 'repeat'),
    value: fc.integer({ min: 0, max: 255 }),
  }),
  { minLength: 1, maxLength: 6 },
);

function mutate(bytes: Uint8Array, list: Change[]): Uint8Array {
  let result = Buffer.from(bytes);
  for (const { at, kind, value } of list) {
    const index = Math.floor(at * result.length);
    const before = result.subarray(0, index);
    const after = result.subarray(index);
    if (kind === 'flip' && index < result.length) result[index] = value;
    if (kind === 'cut') result = Buffer.concat([before, after.subarray(value)]);
    if (kind === 'insert') result = Buffer.concat([before, Buffer.alloc(1 + (value % 9), value), after]);
    if (kind === 'repeat') result = Buffer.concat([before, after.subarray(0, value * 4), after]);
  }
  return result;
}

describe('a file changed at random is read or refused, never more', () => {
  it.each([
    ['xlsx', () => fileBytes(writeXlsx(columns, [rows]))],
    ['csv', () => fileBytes(writeCsv(columns, [rows]))],
    [
      'gb18030 csv',
      async () => gb18030('任务,开始,进度\r\n"装配,\n一",2026-03-01,60%\r\n接线,3/1/2026,0.5\r\n'),
    ],
  ])('%s', async (_, make) => {
    const bytes = await make();
    await fc.assert(
      fc.asyncProperty(changes, (list) => survives(mutate(bytes, list))),
      { numRuns: 300 },
    );
  });

  it('xlsx, inside its parts', async () => {
    const data = rowsXml([
      ['任务', '开始', '进度'],
      ['装配', 46082, 0.6],
    ]);
    const after = '<mergeCells><mergeCell ref="A1:B2"/></mergeCells>';
    const parts = workbookParts({ sheets: [{ data, after }], texts: ['a', 'b'], formats: [0, 14, '0%'] });
    const part = fc.constantFrom(...Object.keys(parts));
    await fc.assert(
      fc.asyncProperty(part, changes, async (name, list) => {
        await survives(await zipOf({ ...parts, [name]: mutate(utf8(parts[name]!), list) }));
      }),
      { numRuns: 400 },
    );
  });

  it('bytes of no kind at all', async () => {
    const start = fc.constantFrom('', 'PK\u0003\u0004', '\ufeff', 'a,b\n1,"', 'sep=;\n', '<', '[');
    await fc.assert(
      fc.asyncProperty(start, fc.uint8Array({ maxLength: 400 }), (text, bytes) =>
        survives(Buffer.concat([Buffer.from(text), bytes])),
      ),
      { numRuns: 400 },
    );
  });
});
