import { readTable } from '@millwright/platform/spreadsheet';
import { as, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { givenWorkplace } from '../tasks.scene.ts';
import { type Cell, checked, countTasks, csv, MAPPING, plan, upload, workbook } from './imports.scene.ts';

describe('a spreadsheet of tasks', () => {
  it('is understood by its headings, in both languages', async () => {
    const { firm, contractId } = await givenWorkplace();
    const importId = await upload(firm.boss, contractId, await workbook(plan(20)));
    const found = await as(firm.boss).imports.inspect({ importId });
    expect(found).toMatchObject({ format: 'xlsx', sheet: '计划', headerLine: 1, rowCount: 20 });
    const columns = Object.fromEntries(
      Object.entries(found.guess).map(([field, { column }]) => [field, column]),
    );
    expect(columns).toEqual(MAPPING.columns);

    const english = [
      'Task name',
      'Department',
      'Assigned to',
      'Start date',
      'Due date',
      'Weight',
      '% complete',
      'Notes',
    ];
    const second = await upload(firm.boss, contractId, await csv(plan(3), english), 'plan.csv');
    const guess = (await as(firm.boss).imports.inspect({ importId: second })).guess;
    expect(Object.fromEntries(Object.entries(guess).map(([field, { column }]) => [field, column]))).toEqual(
      MAPPING.columns,
    );
  });

  it('is taken over whole: 200 rows with their people, dates, weights and first reports', async () => {
    const { firm, contractId } = await givenWorkplace();
    const { importId, mapping, check, expectedDigest } = await checked(
      firm.boss,
      contractId,
      await workbook(plan(200)),
    );
    expect(check).toMatchObject({ rowCount: 200, goodRows: 200, badRows: 0, problems: [] });

    const done = await as(firm.boss).imports.takeOver({ importId, mapping, expectedDigest });
    expect(done).toEqual({ importId, contractId, taskCount: 200, skippedRows: 0, repeated: false });
    const { items } = await as(firm.boss).tasks.list({ contractIds: [contractId], sort: 'order', limit: 3 });
    expect(items).toMatchObject([
      {
        title: '工作包 001',
        departmentName: '电气部',
        weight: '2.50',
        progress: 0,
        startsOn: '2026-12-01',
        dueOn: '2026-12-18',
      },
      { title: '工作包 002', departmentName: '软件部', weight: '1.00', progress: 10 },
      { title: '工作包 003', progress: 20 },
    ]);
    expect(items[0]!.assignees.map(({ name }) => name).sort()).toEqual(['电气部员工', '电气部负责人']);

    const history = await as(firm.boss).tasks.history({ taskId: items[1]!.id });
    expect(history.items).toMatchObject([
      { percent: 10, previousPercent: 0, memberId: firm.boss.id, device: 'import' },
    ]);
    const contract = await firm.read(({ tx }) => tx.contract.findFirst({ where: { id: contractId } }));
    const rows = plan(200);
    const sum = (of: (row: Cell[]) => number) => rows.reduce((total, row) => total + of(row), 0);
    const weight = (row: Cell[]) => row[5] as number;
    const percent = (row: Cell[]) => (row[6] as { percent: number }).percent;
    expect(contract).toMatchObject({
      taskCount: 200,
      taskDoneCount: rows.filter((row) => percent(row) === 100).length,
    });
    expect(Number(contract!.progress)).toBeCloseTo(sum((row) => weight(row) * percent(row)) / sum(weight), 2);
    expect(await firm.announcements()).toContainEqual({
      name: 'tasks.imported',
      payload: { importId, contractId, taskCount: 200 },
    });
  });

  it('names its three bad rows, gives them back as a file, and takes that file once mended', async () => {
    const { firm, contractId, lead } = await givenWorkplace();
    const rows = plan(200);
    rows[11]![1] = '火箭部';
    rows[55]![4] = { date: '2026-11-01' };
    rows[122]![2] = '查无此人';
    const { importId, mapping, check, expectedDigest } = await checked(
      lead,
      contractId,
      await workbook(rows),
    );
    expect(check).toMatchObject({ rowCount: 200, goodRows: 197, badRows: 3, problemCount: 3 });
    expect(check.problems).toMatchObject([
      {
        line: 13,
        field: 'department',
        column: { letters: 'B', name: '责任部门' },
        value: '火箭部',
        code: 'department_unknown',
      },
      { line: 57, field: 'dueOn', column: { letters: 'E' }, value: '2026-11-01', code: 'ends_before_start' },
      { line: 124, field: 'assignees', column: { letters: 'C' }, value: '查无此人', code: 'person_unknown' },
    ]);
    expect(check.problems[0]!.message).toBe('没有“火箭部”这个部门，请改为本合同的部门：电气部、软件部。');
    const english = await as(lead).imports.check({ importId, mapping, locale: 'en' });
    expect(english.problems[2]!.message).toMatch(/^Nobody is called “查无此人”/);
    expect(english.digest).toBe(expectedDigest);

    await expect(as(lead).imports.takeOver({ importId, mapping, expectedDigest })).rejects.toMatchObject({
      cause: { kind: 'invalid', code: 'imports.has_problems', facts: { badRows: 3 } },
    });
    expect(await countTasks(firm, contractId)).toBe(0);

    const file = await as(lead).imports.errorFile({ importId, mapping });
    expect(file).toMatchObject({ fileName: '项目计划-需更正.xlsx', rowCount: 3 });
    const { storage } = await testServices();
    const stored = await storage.get(`${firm.tenantId}/${contractId}/imports/${importId}-to-mend`);
    const chunks: Uint8Array[] = [];
    for await (const chunk of stored.body) chunks.push(chunk);
    const back = await readTable(Buffer.concat(chunks), {});
    expect(back.rows.map(({ cells }) => cells[0])).toEqual(['工作包 012', '工作包 056', '工作包 123']);

    await as(lead).imports.takeOver({ importId, mapping, expectedDigest, skipBadRows: true });
    expect(await countTasks(firm, contractId)).toBe(197);
    const mended = back.rows.map(({ cells }) => [...cells] as Cell[]);
    mended[0]![1] = '软件部';
    mended[1]![4] = { date: '2026-12-20' };
    mended[2]![2] = '电气部员工';
    const second = await checked(lead, contractId, await workbook(mended));
    expect(second.check).toMatchObject({ problems: [], goodRows: 3 });
    await as(lead).imports.takeOver({ ...second, skipBadRows: false } as never);
    expect(await countTasks(firm, contractId)).toBe(200);
  });

  it('is read in UTF-8 with and without mark, and in GB18030', async () => {
    const { firm, contractId } = await givenWorkplace();
    const rows: Cell[][] = [
      ['接线', '电气部', '电气部员工', '2026/12/1', '2026年12月18日', '1', '50%', null],
    ];
    const withMark = await csv(rows);
    const text = new TextDecoder().decode(withMark);
    const gbk = [0xc8, 0xce, 0xce, 0xf1, 0xc3, 0xfb, 0xb3, 0xc6]; // 任务名称
    const electrical = [0xb5, 0xe7, 0xc6, 0xf8, 0xb2, 0xbf]; // 电气部
    const files: [Uint8Array, string][] = [
      [withMark, 'utf-8-bom'],
      [new TextEncoder().encode(text), 'utf-8'],
      [
        Uint8Array.from([
          ...gbk,
          0x2c,
          0x64,
          0x65,
          0x70,
          0x74,
          0x0a,
          ...electrical,
          0x2c,
          ...electrical,
          0x0a,
        ]),
        'gb18030',
      ],
    ];
    for (const [bytes, encoding] of files) {
      const importId = await upload(firm.boss, contractId, bytes, '计划.csv');
      const found = await as(firm.boss).imports.inspect({ importId });
      expect(found.encoding?.toLowerCase()).toBe(encoding);
      expect(found.header[0]!.name).toBe('任务名称');
    }
    const { check } = await checked(firm.boss, contractId, withMark);
    expect(check).toMatchObject({
      goodRows: 1,
      preview: [{ title: '接线', dueOn: '2026-12-18', progress: 50 }],
    });
  });

  it('takes no file that is not what it claims, and keeps nothing of it', async () => {
    const { firm, contractId } = await givenWorkplace();
    const cases: [string, string | Uint8Array][] = [
      ['spreadsheet.not_a_table', '%PDF-1.7 pretending to be a workbook'],
      [
        'spreadsheet.old_excel',
        Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      ],
      ['spreadsheet.damaged', (await workbook(plan(50))).slice(0, 3_000)],
      ['spreadsheet.empty', ''],
    ];
    for (const [code, content] of cases) {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      await expect(upload(firm.boss, contractId, bytes), code).rejects.toMatchObject({ kind: 'invalid' });
    }
    expect(await firm.read(({ tx }) => tx.importRun.count())).toBe(0);
    const { storage } = await testServices();
    const left: string[] = [];
    for await (const { key } of storage.list(`${firm.tenantId}/`)) left.push(key);
    expect(left).toEqual([]);
  });
});

describe('a row', () => {
  const wrong: [string, number, Cell][] = [
    ['title_missing', 0, null],
    ['title_too_long', 0, '长'.repeat(201)],
    ['cell_error', 0, { error: '#REF!' }],
    ['department_missing', 1, null],
    ['department_unknown', 1, '火箭部'],
    ['department_not_on_contract', 1, '采购部'],
    ['person_unknown', 2, '查无此人'],
    ['person_not_assignable', 2, '采购部员工'],
    ['date_unreadable', 3, '下周一'],
    ['date_no_such_day', 3, '2026-02-30'],
    ['date_no_year', 3, '3月1日'],
    ['date_ambiguous', 4, '3/1/2027'],
    ['cell_error', 4, { error: '#N/A' }],
    ['ends_before_start', 4, '2026-11-01'],
    ['weight_unreadable', 5, '很重'],
    ['weight_out_of_range', 5, 0],
    ['weight_out_of_range', 5, 1.005],
    ['progress_unreadable', 6, '一半'],
    ['progress_out_of_range', 6, 120],
    ['progress_out_of_range', 6, '33.3%'],
    ['description_too_long', 7, '长'.repeat(5_001)],
  ];
  it('says what is wrong with it, where, and what to do', async () => {
    const { firm, contractId } = await givenWorkplace();
    const rows = wrong.map(([, column, cell], i) => {
      const row: Cell[] = [`任务 ${i}`, '电气部', '电气部员工', '2026-12-01', '2026-12-18', 1, 50, null];
      row[column] = cell;
      return row;
    });
    const { check } = await checked(firm.boss, contractId, await workbook(rows));
    expect(check.problems.map(({ line, code }) => [line, code])).toEqual(
      wrong.map(([code], i) => [i + 2, code]),
    );
    for (const { message } of check.problems) expect(message).toMatch(/\p{Script=Han}/u);
    expect(check.badRows).toBe(wrong.length);
  });

  it('is refused when its department already has a task of that name, or the file twice', async () => {
    const { firm, contractId, task } = await givenWorkplace();
    await task({ title: '接 线' });
    const rest: Cell[] = [null, null, null, null, null, null];
    const rows: Cell[][] = [
      ['接  线', '电气部', ...rest],
      ['布线', '电气部', ...rest],
      ['布线', '电气部', ...rest],
      ['布线', '软件部', ...rest],
    ];
    const { check } = await checked(firm.boss, contractId, await workbook(rows));
    expect(check.problems).toMatchObject([
      { line: 2, code: 'duplicate_existing' },
      { line: 4, code: 'duplicate_in_file', message: expect.stringContaining('第 3 行') },
    ]);
    expect(check.goodRows).toBe(2);
  });

  it('names a person by e-mail or number where two share a name', async () => {
    const { firm, contractId } = await givenWorkplace();
    const twin = await firm.member('电气部员工', 'staff', 'electrical');
    await firm.write(({ tx }) =>
      tx.member.updateMany({ where: { id: twin.id }, data: { employeeNo: 'E-77' } }),
    );
    const rest: Cell[] = [null, null, null, null, null];
    const { check, ...rest2 } = await checked(
      firm.boss,
      contractId,
      await workbook([
        ['一', '电气部', '电气部员工', ...rest],
        ['二', '电气部', 'e-77', ...rest],
      ]),
    );
    expect(check.problems).toMatchObject([{ line: 2, code: 'person_ambiguous' }]);
    await as(firm.boss).imports.takeOver({ ...rest2, skipBadRows: true });
    const { items } = await as(firm.boss).tasks.list({ contractIds: [contractId] });
    expect(items).toMatchObject([{ title: '二', assignees: [{ id: twin.id }] }]);
  });
});
