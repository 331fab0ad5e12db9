import { describe, expect, it } from 'vitest';
import {
  annotateErrors,
  type CellValue,
  ERROR_COLUMN_HEADING,
  fileBytes,
  readTable,
  type TableColumn,
  writeCsv,
  writeXlsx,
} from './index.ts';
import { ZipReader } from './zip-reader.ts';

const columns: TableColumn[] = [
  { heading: '任务 Task' },
  { heading: '金额', kind: 'money' },
  { heading: '开始', kind: 'date' },
  { heading: '进度', kind: 'percent' },
  { heading: '完成', kind: 'boolean' },
];

const partOf = async (bytes: Uint8Array, part: string) =>
  (await ZipReader.open(bytes, 10_000_000)).readStart(part, 1_000_000);

describe('the file of rows to mend', () => {
  const source = async () => {
    const cells: CellValue[][] = [
      ['装配', 1, { date: '2026-03-01' }, { percent: 60 }, false, '=x'],
      ['接线', 2, '下周', { percent: 50 }, true, null],
      ['调试', 3, { date: '2026-03-03' }, { percent: 700 }, false, { error: '#REF!' }],
    ];
    return readTable(
      await fileBytes(writeXlsx([...columns, { heading: '备注' }], [cells], { sheetName: '计划' })),
    );
  };

  it('holds only the bad rows, named and coloured, and is read again without its first column', async () => {
    const table = await source();
    const bytes = await annotateErrors(table, [
      { line: 4, column: 3, message: '进度不能超过 100%' },
      { line: 3, column: 2, message: '“下周”不是日期' },
      { line: 4, message: '备注有错' },
    ]);
    const again = await readTable(bytes);
    expect(again.header).toEqual(table.header);
    expect(again.sheet).toBe('计划');
    expect(again.rows.map((row) => row.cells)).toEqual([table.rows[1]?.cells, table.rows[2]?.cells]);

    const sheet = await partOf(bytes, 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain(`>${ERROR_COLUMN_HEADING}<`);
    expect(sheet).toContain('>进度不能超过 100%\n备注有错<');
    expect(sheet).toMatch(/<c r="D2" s="8"/);
    expect(sheet).toMatch(/<c r="E3" s="12"/);
  });

  it('is known again whatever the rows look like, at the column limit, and saved as CSV', async () => {
    const header = Array.from({ length: 5 }, (_, index) => (index === 2 ? '' : `列${index}`));
    const rows = [{ line: 9, cells: ['甲', '乙', '丙', '丁', '戊'] }];
    const bytes = await annotateErrors({ header, rows, sheet: 's' }, [{ line: 9, message: '一' }]);
    const again = await readTable(bytes, { maxColumns: 5, labels: ['甲', '乙'] });
    expect(again).toMatchObject({ header, headerLine: 1, rows: [{ line: 2, cells: rows[0]?.cells }] });

    const csv = writeCsv(
      [ERROR_COLUMN_HEADING, ...header].map((heading) => ({ heading })),
      [[['一', ...rows[0]!.cells]]],
    );
    expect(await readTable(await fileBytes(csv))).toMatchObject({
      header,
      rows: [{ cells: rows[0]?.cells }],
    });
  });

  it('loses no error, not even one about a line that is no row', async () => {
    const table = await source();
    const bytes = await annotateErrors(table, [{ line: 99, message: '缺少合计' }]);
    expect(await partOf(bytes, 'xl/worksheets/sheet1.xml')).toContain('缺少合计');
    expect((await readTable(bytes)).rows).toEqual([]);
  });
});
