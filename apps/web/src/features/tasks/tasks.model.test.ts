import { describe, expect, it } from 'vitest';
import { mappingOf, proposal, samplesOf } from '../imports/import.model.ts';
import type { Inspected } from '../imports/import-types.ts';
import { groupByDue } from './my-tasks.model.ts';
import { quickSteps } from './report.model.ts';

describe('my tasks', () => {
  it('stand in the order they press', () => {
    const task = (dueOn: string | null, overdue = false) => ({ dueOn, overdue });
    const tasks = [task('2026-11-21', true), task('2026-11-29'), task('2026-11-30'), task(null)];
    expect(groupByDue(tasks, '2026-11-22').map(({ key, tasks: own }) => [key, own.length])).toEqual([
      ['overdue', 1],
      ['thisWeek', 1],
      ['later', 1],
      ['undated', 1],
    ]);
    expect(groupByDue([], '2026-11-22')).toEqual([]);
  });

  it('offer steps ahead, and back only to those who may go back', () => {
    expect(quickSteps(50, false)).toEqual([75, 90, 100]);
    expect(quickSteps(100, false)).toEqual([]);
    expect(quickSteps(50, true)).toEqual([0, 10, 25, 75, 90, 100]);
  });
});

describe('the columns of an import', () => {
  const found = {
    format: 'xlsx',
    sheet: '计划',
    headerLine: 2,
    guess: { title: { column: 0, confidence: 1 }, dueOn: { column: 3, confidence: 0.5 } },
    sample: [
      { line: 3, cells: ['接线', '', '', '2026-12-18'] },
      { line: 4, cells: ['布线', '', '', '2026-12-18'] },
    ],
  } as unknown as Inspected;

  it('start as proposed and become what the server takes', () => {
    const choice = proposal(found);
    expect(mappingOf(found, choice)).toEqual({
      sheet: '计划',
      headerLine: 2,
      columns: { title: 0, dueOn: 3 },
    });
    choice.columns.dueOn = '';
    choice.dateOrder = 'day_first';
    expect(mappingOf(found, choice)).toMatchObject({ columns: { title: 0 }, dateOrder: 'day_first' });
    choice.columns.title = '';
    expect(mappingOf(found, choice)).toBeUndefined();
  });

  it('show what they hold, each thing once', () => {
    expect(samplesOf(found, '3')).toBe('2026-12-18');
    expect(samplesOf(found, '0')).toBe('接线 · 布线');
    expect(samplesOf(found, '')).toBe('');
  });
});
