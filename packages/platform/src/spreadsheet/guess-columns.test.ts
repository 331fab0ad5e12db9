import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CellValue, type Field, guessColumns } from './index.ts';

const fields: Field[] = [
  {
    key: 'title',
    labels: ['任务名称', '任务', '名称', 'Task name', 'Task', 'Title'],
    kind: 'text',
    required: true,
  },
  { key: 'department', labels: ['部门', '责任部门', 'Department'], kind: 'text' },
  { key: 'assignees', labels: ['负责人', '执行人', 'Assignee', 'Owner'], kind: 'people' },
  { key: 'plannedStart', labels: ['计划开始', '开始日期', '开始', 'Start', 'Planned start'], kind: 'date' },
  { key: 'plannedEnd', labels: ['计划结束', '结束日期', '结束', 'Finish', 'End'], kind: 'date' },
  { key: 'days', labels: ['工期', 'Duration'], kind: 'number' },
  { key: 'progress', labels: ['进度', '完成率', 'Progress', '% complete'], kind: 'percent' },
];

const guess = (header: string[], ...rows: CellValue[][]) =>
  Object.fromEntries(
    Object.entries(
      guessColumns(
        header,
        rows.map((cells) => ({ cells })),
        fields,
      ),
    ).map(([key, found]) => [key, found.column]),
  );

describe('guessing columns', () => {
  it('knows exact labels in either language, and mixed', () => {
    const header = ['序号', '任务名称', '部门', 'Owner', '计划开始', 'Finish', 'Duration', '进度'];
    const found = guessColumns(header, [], fields);
    expect(found.title).toEqual({ column: 1, confidence: 1, how: 'label' });
    expect(Object.values(found).map(({ column }) => column)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('looks through case, width, blanks, marks and units in brackets', () => {
    const found = guessColumns(['＊ｔａｓｋ　ＮＡＭＥ', '工期（天）', '完成率(%)', '负 责 人:'], [], fields);
    expect(found).toMatchObject({
      title: { column: 0, how: 'similar_label' },
      days: { column: 1, how: 'similar_label' },
      progress: { column: 2 },
      assignees: { column: 3 },
    });
  });

  it('knows labels within longer names, the longer one first', () => {
    expect(guess(['任务负责人', '任务描述', '部门名称', '计划开始时间', '计划结束时间'])).toEqual({
      assignees: 0,
      title: 1,
      department: 2,
      plannedStart: 3,
      plannedEnd: 4,
    });
  });

  it('doubts a label whose column holds something else', () => {
    const rows = [
      ['设计', '否'],
      ['加工', '是'],
    ].map((cells) => ({ cells }));
    expect(guessColumns(['任务', '开始'], rows, fields).plannedStart?.confidence).toBeLessThan(0.9);
    expect(guessColumns(['任务', '是否开始'], rows, fields).plannedStart).toBeUndefined();
  });

  it('goes by content where labels say nothing', () => {
    const header = ['A', 'B', 'C', 'D', 'E'];
    const row = (title: string, who: string, from: string, to: string, percent: number): CellValue[] => [
      title,
      who,
      { date: from },
      to,
      { percent },
    ];
    const found = guess(
      header,
      row('电气柜接线', '张三、李四', '2026-03-01', '2026-03-05', 60),
      row('气路安装', '王五', '2026-03-02', '2026年3月9日', 0),
    );
    expect(found).toEqual({ title: 0, assignees: 1, plannedStart: 2, plannedEnd: 3, progress: 4 });
  });

  it('does not take departments or states for people, nor amounts for dates', () => {
    const found = guess(
      ['任务', 'B', 'C', 'D'],
      ['设计', '机械部', '进行中', 45000],
      ['加工', '电气部', '未开始', 46000],
    );
    expect(found).toEqual({ title: 0 });
  });

  it('leaves dates alone when there are more columns of them than fields', () => {
    const day = { date: '2026-03-01' };
    expect(guess(['任务', 'B', 'C', 'D'], ['设计', day, day, day])).toEqual({ title: 0 });
  });

  it('never gives one column to two fields, whatever the header', () => {
    const name = fc.oneof(
      fc.constantFrom(...fields.flatMap((field) => field.labels)),
      fc.string({ unit: 'binary' }),
    );
    const cell = fc.oneof(fc.string(), fc.double(), fc.constant(null), fc.constant({ percent: 5 }));
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 12 }),
        fc.array(fc.array(cell, { maxLength: 12 })),
        (header, rows) => {
          const columns = Object.values(
            guessColumns(
              header,
              rows.map((cells) => ({ cells })),
              fields,
            ),
          );
          expect(new Set(columns.map(({ column }) => column)).size).toBe(columns.length);
          for (const { column, confidence } of columns) {
            expect(column).toBeLessThan(header.length);
            expect(confidence).toBeGreaterThan(0);
            expect(confidence).toBeLessThanOrEqual(1);
          }
        },
      ),
    );
  });
});
