import { describe, expect, it } from 'vitest';
import { cellText, readTable } from './index.ts';
import { rowsXml, workbookOf } from './workbook.fixtures.ts';

describe('reading a workbook', () => {
  it('keeps the line numbers a person sees, without blank lines and trailing ones', async () => {
    const data = `${rowsXml([['任务', '工期']])}${rowsXml([['装配', 3]], 4)}${rowsXml([['', '  ']], 5)}<row r="1000000"><c r="B1000000" s="0"/></row>`;
    const table = await readTable(await workbookOf({ sheets: [{ data }] }));
    expect(table).toMatchObject({ format: 'xlsx', headerLine: 1, header: ['任务', '工期'], sheet: 'Sheet1' });
    expect(table.rows).toEqual([{ line: 4, cells: ['装配', 3] }]);
  });

  it('reads shared and rich text, without reading aids, and every escaped character', async () => {
    const texts = [
      '名称',
      '<r><t>电气</t></r><r><t xml:space="preserve"> 柜</t></r><rPh sb="0" eb="2"><t>でんき</t></rPh>',
      'a_x000D_b &amp; &lt;c&gt; _x005F_x0041_',
    ];
    const data =
      '<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row><row><c t="s"><v>2</v></c></row>';
    const table = await readTable(await workbookOf({ sheets: [{ data }], texts }));
    expect(table.rows.map((row) => row.cells)).toEqual([['电气 柜'], ['a\rb & <c> _x0041_']]);
  });

  it('tells dates, times, percentages and numbers apart by their format', async () => {
    const formats = [
      0,
      14,
      'yyyy"年"m"月"d"日"',
      9,
      '0.0%',
      '#,##0"天 days"',
      '[h]:mm',
      '[$-804]m/d;@',
      '[Red]0.00',
      22,
    ];
    const cells = [5, 46082, 46082, 0.6, 0.07, 12, 1.5, 46082, 3.25, 46082.75];
    const data = `<row>${cells.map((_, index) => `<c t="inlineStr"><is><t>c${'abcdefghij'[index]}</t></is></c>`).join('')}</row>
      <row>${cells.map((value, index) => `<c s="${index}"><v>${value}</v></c>`).join('')}</row>`;
    const table = await readTable(await workbookOf({ sheets: [{ data }], formats }));
    const day = { date: '2026-03-01' };
    expect(table.rows[0]?.cells).toEqual([
      5,
      day,
      day,
      { percent: 60 },
      { percent: 7 },
      12,
      '36:00:00',
      day,
      3.25,
      { ...day, time: '18:00:00' },
    ]);
  });

  it('knows both calendars, and that 29 February 1900 never was', async () => {
    const data =
      '<row><c t="inlineStr"><is><t>日期</t></is></c></row><row><c s="1"><v>59</v></c></row><row><c s="1"><v>60</v></c></row><row><c s="1"><v>61</v></c></row><row><c s="1"><v>44620</v></c></row>';
    const book = { sheets: [{ data }], formats: [0, 14] };
    const dates = async (date1904: boolean) =>
      (await readTable(await workbookOf({ ...book, date1904 }))).rows.map((row) => cellText(row.cells[0]));
    expect(await dates(false)).toEqual(['1900-02-28', '60', '1900-03-01', '2022-02-28']);
    expect((await dates(true)).at(-1)).toBe('2026-03-01');
  });

  it('takes the results of formulas, and says where there is none', async () => {
    const data = `<row>${['甲', '乙', '丙', '丁', '戊'].map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('')}</row>
      <row><c><f>1+1</f><v>2</v></c><c t="str"><f>"a"</f><v>a</v></c><c><f>NOW()</f></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c t="b"><v>1</v></c></row>`;
    const table = await readTable(await workbookOf({ sheets: [{ data }] }));
    expect(table.rows[0]?.cells).toEqual([2, 'a', { error: '#NOT_CALCULATED' }, { error: '#DIV/0!' }, true]);
  });

  it('gives a cell merged downwards to each of its lines, and one merged across only to the first', async () => {
    const data = rowsXml([
      ['部门', '任务', '备注'],
      ['机械部', '设计', '甲'],
      [null, '加工', null],
      ['电气部', '接线', null],
    ]);
    const after = '<mergeCells><mergeCell ref="A2:A3"/><mergeCell ref="C2:D2"/></mergeCells>';
    const table = await readTable(await workbookOf({ sheets: [{ data, after }] }));
    expect(table.rows.map((row) => row.cells)).toEqual([
      ['机械部', '设计', '甲'],
      ['机械部', '加工', null],
      ['电气部', '接线', null],
    ]);
  });

  it('reads the first visible sheet that holds anything, names the others, and reads a hidden one when asked', async () => {
    const bytes = await workbookOf({
      sheets: [
        { name: '旧计划', state: 'hidden', data: rowsXml([['旧'], ['x']]) },
        { name: '封面', data: '' },
        { name: '计划', data: rowsXml([['任务'], ['装配']]) },
        { name: '备用', state: 'veryHidden', data: '' },
      ],
    });
    const table = await readTable(bytes);
    expect(table).toMatchObject({
      sheet: '计划',
      sheets: ['封面', '计划'],
      hiddenSheets: ['旧计划', '备用'],
    });
    expect((await readTable(bytes, { sheet: '旧计划' })).header).toEqual(['旧']);
  });

  it('reads parts whose names carry a prefix, and cells without references', async () => {
    const main = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const bytes = await workbookOf({
      sheets: [{ data: '' }],
      parts: {
        'xl/worksheets/sheet1.xml': `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>A</x:t></x:is></x:c></x:row><x:row><x:c/></x:row><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    });
    expect((await readTable(bytes)).rows).toEqual([{ line: 3, cells: [7] }]);
  });
});

describe('finding the header', () => {
  const body = [
    ['序号', '任务名称', '负责人', '开始', '结束'],
    [1, '设计', '张三', 46082, 46090],
    [2, '加工', '李四', 46091, 46099],
  ];
  const read = async (above: (string | number | null)[][], options = {}, after = '') =>
    readTable(await workbookOf({ sheets: [{ data: rowsXml([...above, ...body]), after }] }), options);

  it('passes over titles and a block of project facts', async () => {
    const table = await read([
      ['恒达自动化 项目计划'],
      ['项目：三号线', '负责人：王五', '日期：2026-03-01', '版本：2'],
      [null],
    ]);
    expect(table).toMatchObject({ headerLine: 4, header: body[0] });
    expect(table.titleRows.map((row) => row.line)).toEqual([1, 2]);
    expect(table.rows.map((row) => row.line)).toEqual([5, 6]);
  });

  it('passes over a block of facts that is nearly as wide, since a fuller line of labels follows', async () => {
    expect(await read([['项目', '三号线', '合同', 20260301]])).toMatchObject({ headerLine: 2 });
  });

  it('prefers the line with the labels it hopes for, and obeys a corrected line', async () => {
    const above = [['甲方', '乙方', '丙方', '丁方', '戊方']];
    expect(await read(above)).toMatchObject({ headerLine: 1 });
    expect(await read(above, { labels: ['任务名称', '负责人'] })).toMatchObject({ headerLine: 2 });
    expect(await read(above, { headerLine: 2 })).toMatchObject({ headerLine: 2 });
  });

  it('joins a header of two lines', async () => {
    const data = rowsXml([
      ['计划表'],
      ['任务', '计划', null, '实际', null, '备注'],
      [null, '开始', '结束', '开始', '结束', null],
      ['设计', 1, 2, 3, 4, '无'],
    ]);
    const after =
      '<mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="A2:A3"/><mergeCell ref="B2:C2"/><mergeCell ref="D2:E2"/><mergeCell ref="F2:F3"/></mergeCells>';
    const table = await readTable(await workbookOf({ sheets: [{ data, after }] }));
    expect(table.header).toEqual(['任务', '计划 开始', '计划 结束', '实际 开始', '实际 结束', '备注']);
    expect(table.rows).toEqual([{ line: 4, cells: ['设计', 1, 2, 3, 4, '无'] }]);
  });

  it('does not take a row for the second line of a header', async () => {
    const data = rowsXml([
      ['任务', '联系人', null],
      ['设计', '张三', '138'],
    ]);
    const after = '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>';
    const table = await readTable(await workbookOf({ sheets: [{ data, after }] }));
    expect(table).toMatchObject({ headerLine: 1, header: ['任务', '联系人', ''] });
    expect(table.rows).toHaveLength(1);
  });
});
