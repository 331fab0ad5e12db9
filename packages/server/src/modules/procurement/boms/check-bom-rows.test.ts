import { fileBytes, guessColumns, readTable, type Table, writeXlsx } from '@millwright/platform/spreadsheet';
import { describe, expect, it } from 'vitest';
import { FIELDS, LABELS } from './boms.fields.ts';
import { CREO, EPLAN_ZH, INVENTOR_DE, SOLIDWORKS } from './boms.fixture.ts';
import { type BomMapping, bomMapping } from './boms.schemas.ts';
import { type BomSurroundings, checkBomRows, sameness } from './check-bom-rows.ts';

const departmentId = '01900000-0000-7000-8000-000000000001';
const NOTHING: BomSurroundings = { suppliers: new Map(), existing: new Map() };

const read = (text: string): Promise<Table> =>
  readTable(new TextEncoder().encode(text), { fileName: 'bom.csv', labels: LABELS });

/** The mapping a person gets proposed, taken as it is. */
function proposed(table: Table, more: Partial<BomMapping> = {}): BomMapping {
  const guesses = guessColumns(table.header, table.rows, FIELDS);
  const columns = Object.fromEntries(Object.entries(guesses).map(([field, { column }]) => [field, column]));
  return bomMapping.parse({ columns, departmentId, ...more });
}

const check = async (text: string, more: Partial<BomMapping> = {}, around = NOTHING) => {
  const table = await read(text);
  return checkBomRows(table, proposed(table, more), around);
};

describe('bills of materials of CAD tools', () => {
  it('SolidWorks: finds the columns, multiplies down the tree, leaves assemblies and sums out, adds up what is the same', async () => {
    const { parts, problems, leftOut, combined } = await check(SOLIDWORKS);
    expect(problems).toEqual([]);
    expect(parts.map(({ name, partNo, quantity, position }) => [name, partNo, quantity, position])).toEqual([
      ['Tube 2" x 2"', 'FRM-101', '8', '1.1'],
      // 16 for each of two frames, and 10 more.
      ['Hex bolt M8x30', 'HEX-M8', '42', '1.2, 3'],
      ['Servo motor 1.5 kW', 'MOT-200', '1', '2'],
    ]);
    expect(leftOut.map(({ name, why }) => [name, why])).toEqual([
      ['Frame, welded', 'assembly'],
      ['Total', 'sum'],
    ]);
    expect(combined).toBe(1);
  });

  it('SolidWorks: takes quantities as they stand, and several sets, where one says so', async () => {
    const { parts } = await check(SOLIDWORKS, { multiply: false, sets: 3 });
    expect(parts.map(({ partNo, quantity }) => [partNo, quantity])).toEqual([
      ['FRM-101', '12'],
      ['HEX-M8', '78'],
      ['MOT-200', '3'],
    ]);
    const every = await check(SOLIDWORKS, { combine: false, skipAssemblies: false });
    expect(every.parts).toHaveLength(5);
  });

  it('Inventor in German: decimal commas, thousands, units in the cell, kinds of parts', async () => {
    const { parts, problems, leftOut } = await check(INVENTOR_DE);
    expect(problems).toEqual([]);
    expect(parts.map(({ name, quantity, unit, itemType }) => [name, quantity, unit, itemType])).toEqual([
      ['Blech links', '2', 'pcs', 'fabricated'],
      ['Kabel 5x2,5', '12.5', 'm', 'purchased'],
      ['Zylinderschraube M6', '1200', 'Stk', 'standard'],
    ]);
    expect(leftOut.map(({ why }) => why)).toEqual(['assembly', 'reference']);
  });

  it('EPLAN in Chinese: adds up, knows its suppliers and keeps the names of others as notes', async () => {
    const around = { ...NOTHING, suppliers: new Map([['宁波精工机电有限公司', 'supplier-1']]) };
    const { parts, problems } = await check(EPLAN_ZH, { defaultUnit: '个' }, around);
    expect(problems).toEqual([]);
    expect(
      parts.map(({ partNo, specification, quantity, unit, supplierId }) => [
        partNo,
        specification,
        quantity,
        unit,
        supplierId,
      ]),
    ).toEqual([
      ['SIE.6ES7512', '6ES7512-1DK01', '1', '台', null],
      ['PXC.3044076', 'UT 2.5', '65', '个', null],
      ['LAPP.1119005', 'ÖLFLEX CLASSIC 110', '1250.5', 'm', 'supplier-1'],
    ]);
    expect(parts[0]!.notes).toBe('供应商: 西门子（中国）');
    expect(parts[1]!.lines).toEqual([3, 4]);
  });

  it('Creo: depths instead of positions', async () => {
    const { parts, leftOut } = await check(CREO);
    expect(parts.map(({ name, quantity }) => [name, quantity])).toEqual([
      ['ROLLER.PRT', '60'],
      ['BELT.PRT', '3'],
      ['COVER.PRT', '2'],
    ]);
    expect(leftOut).toHaveLength(2);
  });

  it('a workbook with numbers, an error and cells that are no text', async () => {
    const bytes = await fileBytes(
      writeXlsx(
        [
          { heading: '序号' },
          { heading: '名称' },
          { heading: '图号' },
          { heading: '数量' },
          { heading: '需求日期' },
        ],
        [
          [
            [1, '轴', 'ZT-01', 2.5, { date: '2026-12-01' }],
            [2, '套', 'ZT-02', { error: '#REF!' }, null],
            [3, { error: '#N/A' }, null, 4, null],
            [4, 20260001, null, 4, '2026/12/24'],
          ],
        ],
        { sheetName: 'BOM' },
      ),
    );
    const table = await readTable(bytes, { labels: LABELS });
    const { parts, problems } = checkBomRows(table, proposed(table), NOTHING);
    expect(parts.map(({ name, quantity, neededBy }) => [name, quantity, neededBy])).toEqual([
      ['轴', '2.5', '2026-12-01'],
      ['20260001', '4', '2026-12-24'],
    ]);
    expect(problems.map(({ line, field, code }) => [line, field, code])).toEqual([
      [3, 'quantity', 'cell_error'],
      [4, 'name', 'cell_error'],
    ]);
  });
});

describe('a row that cannot be taken over', () => {
  it('says where, what and why', async () => {
    const rows = [
      ['', '', '3'],
      ['A', 'a', ''],
      ['B', 'b', 'viele'],
      ['C', 'c', '1,500'],
      ['D', 'd', '0'],
      ['长'.repeat(201), 'e', '1'],
      ['F', 'f', `2 ${'u'.repeat(19)}`],
      ['G', 'known', '1'],
    ];
    const text = `Name,Part number,Qty\n${rows.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n')}\n`;
    const existing = new Map([
      [sameness({ partNo: 'KNOWN', drawingNo: null, name: 'x', specification: null, unit: 'pcs' }), 7],
    ]);
    const { parts, problems, badLines } = await check(text, {}, { ...NOTHING, existing });
    expect(problems.map(({ code, facts }) => [code, facts.readings ?? facts.lineNo])).toEqual([
      ['name_missing', undefined],
      ['quantity_missing', undefined],
      ['quantity_unreadable', undefined],
      ['quantity_ambiguous', ['1.500', '1500']],
      ['quantity_out_of_range', undefined],
      ['text_too_long', undefined],
      ['already_on_contract', 7],
    ]);
    expect(badLines.size).toBe(7);
    expect(parts).toHaveLength(1);
    const again = await check(text, { again: true }, { ...NOTHING, existing });
    expect(again.parts.map(({ name }) => name)).toContain('G');
  });

  it('keeps hostile contents what they are: text', async () => {
    const text = `Name,Part number,Qty,Item\n"=cmd|' /C calc'!A0",<script>,1,1.${'1.'.repeat(200)}1\n${"'"}; DROP TABLE x,__proto__,2,../../..\nconstructor,toString,3,2\n`;
    const { parts, problems } = await check(text);
    expect(problems).toEqual([]);
    expect(parts.map(({ name, partNo }) => [name, partNo])).toEqual([
      ["=cmd|' /C calc'!A0", '<script>'],
      ["'; DROP TABLE x", '__proto__'],
      ['constructor', 'toString'],
    ]);
    for (const { position } of parts) expect((position ?? '').length).toBeLessThanOrEqual(60);
  });

  it('takes a tree of thousands of lines in a moment', async () => {
    const lines = Array.from(
      { length: 15_000 },
      (_, i) => `${1 + (i % 10)}.${i % 50}.${i},Part ${i},P-${i},1`,
    );
    const begun = performance.now();
    const { parts } = await check(`Item,Name,Part number,Qty\n${lines.join('\n')}\n`);
    expect(parts).toHaveLength(15_000);
    expect(performance.now() - begun).toBeLessThan(5_000);
  });
});
