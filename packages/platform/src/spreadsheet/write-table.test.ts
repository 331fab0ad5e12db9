import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileBytes, type RowCells, readTable, type TableColumn, writeCsv, writeXlsx } from './index.ts';
import { refusal } from './workbook.fixtures.ts';
import { ZipReader } from './zip-reader.ts';

const columns: TableColumn[] = [
  { heading: '任务 Task' },
  { heading: '金额', kind: 'money' },
  { heading: '开始', kind: 'date' },
  { heading: '进度', kind: 'percent' },
  { heading: '完成', kind: 'boolean' },
];
const rows: RowCells[] = [
  ['装配', '1200.50', '2026-03-01', 60, true],
  ['接线', '-0.05', { date: '2026-03-02', time: '08:30:00' }, 12.5, false],
  [null, undefined, '', '7', null],
];

async function* batchesOf<T>(...batches: T[][]) {
  yield* batches;
}

const partOf = async (bytes: Uint8Array, part: string) =>
  (await ZipReader.open(bytes, 10_000_000)).readStart(part, 1_000_000);

describe('writing a workbook', () => {
  it('gives real numbers, dates and percentages, and counts its rows', async () => {
    const file = writeXlsx(columns, batchesOf(rows.slice(0, 1), [], rows.slice(1)), {
      sheetName: '任务: [2026]/*',
    });
    const table = await readTable(await fileBytes(file));
    expect(file).toMatchObject({ rowCount: 3, shortenedCells: 0 });
    expect(table).toMatchObject({ sheet: '任务   2026', header: columns.map((column) => column.heading) });
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['装配', 1200.5, { date: '2026-03-01' }, { percent: 60 }, true],
      ['接线', -0.05, { date: '2026-03-02', time: '08:30:00' }, { percent: 12.5 }, false],
      [null, null, null, { percent: 7 }, null],
    ]);
  });

  it('freezes a bold header, sets widths and a filter over all rows', async () => {
    const bytes = await fileBytes(
      writeXlsx(columns, [rows], { properties: { title: 'A & B', creator: '恒达' } }),
    );
    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('<autoFilter ref="A1:E4"/>');
    expect(sheet).toMatch(/<col min="5" max="5" width="\d+" customWidth="1"\/>/);
    expect(await partOf(bytes, 'docProps/core.xml')).toContain(
      '<dc:title>A &amp; B</dc:title><dc:creator>恒达</dc:creator>',
    );
  });

  it('stores text as text, so nothing in it can run', async () => {
    const bytes = await fileBytes(writeXlsx([{ heading: '名' }], [[['=1+1'], ['@SUM(A1)']]]));
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).not.toContain('<f>');
    expect((await readTable(bytes)).rows.map((row) => row.cells)).toEqual([['=1+1'], ['@SUM(A1)']]);
  });

  it('keeps long decimals as text and days before Excel as what they say, and says what it cut', async () => {
    const file = writeXlsx(columns, [
      [['x'.repeat(40_000), '12345678901234567.89', '1899-12-31', Number.NaN]],
    ]);
    const bytes = await fileBytes(file);
    const [row] = (await readTable(bytes, { maxCellLength: 40_000 })).rows;
    expect(row?.cells.slice(1)).toEqual(['12345678901234567.89', '1899-12-31', { error: '#NUM!' }, null]);
    expect(row?.cells[0]).toHaveLength(32_767);
    expect(file.shortenedCells).toBe(1);
  });

  it('brings back any cell as it was', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 8 })
        .map((units) => String.fromCharCode(...units)),
      fc.constantFrom('_x0041_', '_x005F_', ' a ', '\r\n', '<&">', '#N/A'),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
      fc.boolean(),
      fc.integer({ min: 0, max: 10_000 }).map((value) => ({ percent: value / 100 })),
      fc.integer({ min: 0, max: 60_000 }).map((day) => ({
        date: new Date(Date.UTC(1900, 2, 1) + day * 86_400_000).toISOString().slice(0, 10),
      })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 6 }),
        async (written) => {
          const head = [{ heading: '甲' }, { heading: '乙' }, { heading: '丙' }];
          const kept = written.map((cells, index) => [`行${index}`, ...cells.slice(1)]);
          const table = await readTable(await fileBytes(writeXlsx(head, [kept])), { headerLine: 1 });
          expect(table.rows.map((row) => row.cells)).toEqual(
            kept.map((row) => row.map((value) => (value === '' ? null : value))),
          );
        },
      ),
    );
  });
});

describe('writing CSV', () => {
  it('is UTF-8 with its mark, CRLF, ISO dates and decimals as they came', async () => {
    const file = writeCsv(columns, batchesOf(rows));
    const text = Buffer.from(await fileBytes(file)).toString();
    expect(text).toBe(
      '\ufeff任务 Task,金额,开始,进度,完成\r\n装配,1200.50,2026-03-01,60%,TRUE\r\n接线,-0.05,2026-03-02 08:30:00,12.5%,FALSE\r\n,,,7%,\r\n',
    );
    expect(file.rowCount).toBe(3);
  });

  it.each(['=1+1', '+1', '-a', '@SUM', '\t=1', '\r=1', ' =1', '＝1', "'=1", '-2+3', '=cmd|"/c calc"!A1'])(
    'guards %j against being run',
    async (text) => {
      const bytes = await fileBytes(writeCsv([{ heading: text }], [[[text]]]));
      const lines = Buffer.from(bytes).toString().slice(1);
      expect(lines).toMatch(/^"?'/);
      expect((await readTable(bytes, { headerLine: 1 })).rows[0]?.cells).toEqual([text]);
    },
  );

  it('leaves negative numbers alone, and quotes what another list separator would split', async () => {
    const text = Buffer.from(
      await fileBytes(writeCsv([{ heading: 'a' }], [[['-12.50'], [-5], ['x;=1+1']]])),
    ).toString();
    expect(text).toBe('\ufeffa\r\n-12.50\r\n-5\r\n"x;=1+1"\r\n');
  });

  it('brings back any text as it was', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom(...'=+-@\'",;\t\n\r a1%（＝') }),
    );
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the writer shows these as the replacement sign
    const readable = text.filter((value) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(value));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(readable, readable), { maxLength: 6 }), async (written) => {
        const kept = written.map(([a, b], index) => [`行${index}`, a, b]);
        const head = [{ heading: '甲' }, { heading: '乙' }, { heading: '丙' }];
        const table = await readTable(await fileBytes(writeCsv(head, [kept])), { headerLine: 1 });
        expect(table.rows.map((row) => row.cells)).toEqual(
          kept.map((row) => row.map((value) => value || null)),
        );
      }),
    );
  });
});

describe('a source of rows', () => {
  it.each([
    ['xlsx', writeXlsx],
    ['csv', writeCsv],
  ] as const)('that fails fails the %s file', async (_, write) => {
    async function* failing() {
      yield [['a']];
      throw new Error('the database went away');
    }
    await expect(fileBytes(write([{ heading: 'x' }], failing()))).rejects.toThrow('the database went away');
  });

  it.each([
    ['xlsx', writeXlsx],
    ['csv', writeCsv],
  ] as const)('is closed when nobody reads the %s file further', async (_, write) => {
    let closed: () => void = () => {};
    const whenClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    async function* endless() {
      try {
        for (let row = 0; ; row += 1) yield Array.from({ length: 500 }, () => [`${row} ${Math.sin(row)}`]);
      } finally {
        closed();
      }
    }
    const file = write([{ heading: 'x' }], endless());
    for await (const _chunk of file.chunks) if (file.rowCount > 0) break;
    await whenClosed;
  });

  it('may not pass the last row Excel has', async () => {
    function* many() {
      const batch = Array.from({ length: 8_192 }, () => []);
      for (let count = 0; count < 129; count += 1) yield batch;
    }
    expect(await refusal(fileBytes(writeXlsx([{ heading: 'x' }], many())))).toEqual({
      code: 'spreadsheet.too_large',
      facts: { limit: 'rows', max: 1_048_575 },
    });
  });
});
