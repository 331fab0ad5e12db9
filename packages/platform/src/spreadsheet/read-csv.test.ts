import { describe, expect, it } from 'vitest';
import { readTable } from './index.ts';
import { gb18030, refusal, utf8 } from './workbook.fixtures.ts';

const text = '任务名称,负责人,进度\r\n装配,张三,60%\r\n接线,李四,\r\n';
const rows = [
  { line: 2, cells: ['装配', '张三', '60%'] },
  { line: 3, cells: ['接线', '李四', null] },
];

function utf16(content: string, littleEndian: boolean): Uint8Array {
  const bytes = Buffer.from(`\ufeff${content}`, 'utf16le');
  return littleEndian ? bytes : bytes.swap16();
}

describe('the encoding of a CSV file', () => {
  it.each([
    ['utf-8', utf8(text)],
    ['utf-8-bom', utf8(`\ufeff${text}`)],
    ['gb18030', gb18030(text)],
    ['utf-16le', utf16(text, true)],
    ['utf-16be', utf16(text, false)],
  ])('is found out: %s', async (encoding, bytes) => {
    const table = await readTable(bytes, { fileName: 'C:\\plans\\计划.csv' });
    expect(table).toMatchObject({ format: 'csv', encoding, delimiter: ',', sheet: '计划', rows });
  });

  it('reads the four-byte and rarer two-byte characters of GB18030', async () => {
    const bytes = Uint8Array.from([
      ...gb18030('姓名,符号,师傅\n朱镕基,'),
      0x81,
      0x30,
      0x84,
      0x36,
      ...gb18030(',张三丰\n'),
    ]);
    expect((await readTable(bytes)).rows[0]?.cells).toEqual(['朱镕基', '\u00a5', '张三丰']);
  });

  it('is refused when it fits nothing, with the line', async () => {
    const latin1 = Buffer.from('name,city\nJos\xe9 Mu\xf1oz,M\xfcnchen\n', 'latin1');
    expect(await refusal(readTable(latin1))).toEqual({
      code: 'spreadsheet.encoding_unknown',
      facts: { line: 2 },
    });
  });

  it('is refused when UTF-8 was damaged, rather than read as GB18030 nonsense', async () => {
    const bytes = utf8('任务名称,负责人\n装配装配,张三\n');
    expect(await refusal(readTable(bytes.with(bytes.length - 2, 0xff)))).toEqual({
      code: 'spreadsheet.encoding_unknown',
      facts: { line: 2 },
    });
    expect((await refusal(readTable(bytes.subarray(0, bytes.length - 2)))).code).toBe(
      'spreadsheet.encoding_unknown',
    );
  });
});

describe('the cells of a CSV file', () => {
  it.each([
    [',', 'a,b,c\n1,"2;2",3\n'],
    [';', 'a;b;c\n1,5;2,5;3,5\n1,5;2;3\n'],
    ['\t', 'a\tb\tc\n1,5\t2\t3\n'],
    [';', 'sep=;\r\na;b;c\r\n1;2;3\r\n'],
  ])('are cut at %j', async (delimiter, content) => {
    const table = await readTable(utf8(content));
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toEqual(['a', 'b', 'c']);
    expect(table.rows[0]?.line).toBe(2);
  });

  it('may hold quoted line breaks, quotes and mixed line ends; lines count as in Excel', async () => {
    const table = await readTable(utf8('任务,备注\r\n"一\n二","说 ""好"""\n\n三,5" 管\r四,六'));
    expect(table.rows).toEqual([
      { line: 2, cells: ['一\n二', '说 "好"'] },
      { line: 4, cells: ['三', '5" 管'] },
      { line: 5, cells: ['四', '六'] },
    ]);
  });

  it('may be of uneven number, empty, or an error of Excel', async () => {
    const table = await readTable(utf8('甲,乙\n1\n1,2,3\n,,\n#N/A,x\n'));
    expect(table.header).toEqual(['甲', '乙', '']);
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['1', null, null],
      ['1', '2', '3'],
      [{ error: '#N/A' }, 'x', null],
    ]);
  });

  it('lose the apostrophe that guards a formula, and only that one', async () => {
    const table = await readTable(utf8(`甲\n'=1+1\n''=1\n'quoted'\n-5\n`));
    expect(table.rows.map((row) => row.cells[0])).toEqual(['=1+1', "'=1", "'quoted'", '-5']);
  });

  it('are refused when a quote is never closed', async () => {
    expect(await refusal(readTable(utf8('a,b\n"1,2\n3,4\n')))).toEqual({
      code: 'spreadsheet.damaged',
      facts: { reason: 'quote_not_closed' },
    });
  });
});
