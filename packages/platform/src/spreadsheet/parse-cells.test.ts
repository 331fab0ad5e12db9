import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfSerial, serialOfDate } from './excel-dates.ts';
import {
  type CellValue,
  dateOrderOf,
  parseDate,
  parseNumber,
  parsePercent,
  percentScaleOf,
  splitPeople,
} from './index.ts';
import { kindOfFormat } from './xlsx-formats.ts';

describe('a date', () => {
  it.each<[CellValue]>([
    ['2026-03-01'],
    ['2026/3/1'],
    ['2026.3.1'],
    ['2026 / 3 / 1'],
    ['2026年3月1日'],
    ['２０２６年３月１日'],
    ['26年3月1号'],
    ['20260301'],
    [20260301],
    ['1-Mar-2026'],
    ['1-Mar-26'],
    ['01 march 2026'],
    ['Mar 1, 2026'],
    ['March 1st 2026'],
    ['2026-Mar-1'],
    ['Sunday, 1 March 2026'],
    ['2026-03-01 08:30'],
    ['2026-03-01T00:00:00.000Z'],
    ['2026/3/1 8:30:00 PM'],
    ['2026-03-01 星期日'],
    ['2026年3月1日（周日）'],
    ['26/3/1'],
    [46082],
    ['46082'],
    [46082.5],
    [{ date: '2026-03-01', time: '08:00:00' }],
  ])('is read from %j', (cell) => {
    expect(parseDate(cell)).toEqual({ ok: true, value: '2026-03-01' });
  });

  it.each<[CellValue, string, string[]?]>([
    ['3/1/2026', 'date.ambiguous', ['2026-03-01', '2026-01-03']],
    ['03-01-2026', 'date.ambiguous', ['2026-03-01', '2026-01-03']],
    ['26-03-01', 'date.ambiguous', ['2001-03-26', '2026-03-01']],
    ['2026-02-30', 'date.no_such_day'],
    ['30/30/2026', 'date.no_such_day'],
    ['20260230', 'date.no_such_day'],
    ['3月1日', 'date.no_year'],
    ['3/1', 'date.no_year'],
    ['下周', 'date.unreadable'],
    ['1 Foo 2026', 'date.unreadable'],
    ['08:30', 'date.unreadable'],
    ['('.repeat(9_999), 'date.unreadable'],
    [12, 'date.unreadable'],
    [true, 'date.unreadable'],
    [{ percent: 60 }, 'date.unreadable'],
    [{ error: '#REF!' }, 'cell.error'],
  ])('is refused: %j', (cell, code, readings) => {
    const result = parseDate(cell);
    expect(result).toMatchObject({ ok: false, code });
    if (readings) expect(result).toMatchObject({ facts: { readings } });
  });

  it('may be blank', () => {
    for (const cell of [null, '', ' \u3000']) expect(parseDate(cell)).toEqual({ ok: true, value: null });
  });

  it('with two readings follows its column, where the column is of one mind', () => {
    expect(dateOrderOf(['3/1/2026', '3/25/2026', '备注'])).toBe('month_first');
    expect(dateOrderOf(['3/1/2026', '25/3/2026'])).toBe('day_first');
    expect(dateOrderOf(['25/3/2026', '3/25/2026'])).toBeUndefined();
    expect(dateOrderOf(['3/1/2026', '3/3/2026', '2026-03-01'])).toBeUndefined();
    expect(parseDate('3/1/2026', { order: 'month_first' })).toEqual({ ok: true, value: '2026-03-01' });
    expect(parseDate('3/1/2026', { order: 'day_first' })).toEqual({ ok: true, value: '2026-01-03' });
  });

  it('as a plain number counts from the year the workbook counts from', () => {
    expect(parseDate(44620, { date1904: true })).toEqual({ ok: true, value: '2026-03-01' });
  });

  it('survives being written as a serial number, whatever the day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-03-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (day) => {
          const date = day.toISOString().slice(0, 10);
          expect(dateOfSerial(serialOfDate(date)!)).toBe(date);
        },
      ),
    );
  });
});

describe('a number', () => {
  it.each<[CellValue, number | null]>([
    [12, 12],
    ['12', 12],
    ['１２', 12],
    ['1,234.5', 1234.5],
    ['１，２３４．５', 1234.5],
    ['1 234 567', 1234567],
    ['-5', -5],
    ['−5', -5],
    ['(1,200)', -1200],
    ['1.5e3', 1500],
    ['.5', 0.5],
    ['5天', 5],
    ['5 Days', 5],
    [{ percent: 60 }, 0.6],
    ['  ', null],
    [null, null],
  ])('is read from %j', (cell, value) => {
    expect(parseNumber(cell, { units: ['天', 'days'] })).toEqual({ ok: true, value });
  });

  it.each<[CellValue, string]>([
    ['1,5', 'number.ambiguous'],
    ['12,34,567', 'number.unreadable'],
    ['五', 'number.unreadable'],
    ['5周', 'number.unreadable'],
    ['(-5)', 'number.unreadable'],
    ['1e999', 'number.unreadable'],
    ['Infinity', 'number.unreadable'],
    ['0x10', 'number.unreadable'],
    ['1234567890123456', 'number.too_long'],
    [{ date: '2026-03-01' }, 'number.unreadable'],
    [{ error: '#N/A' }, 'cell.error'],
    [true, 'number.unreadable'],
  ])('is refused: %j', (cell, code) => {
    expect(parseNumber(cell, { units: ['天'] })).toMatchObject({ ok: false, code });
  });
});

describe('a percentage', () => {
  it.each<[CellValue, number | null]>([
    ['60%', 60],
    ['60 %', 60],
    ['６０％', 60],
    ['0.6%', 0.6],
    ['60', 60],
    [60, 60],
    [0, 0],
    ['1,000%', 1000],
    [{ percent: 60 }, 60],
    [null, null],
  ])('is read from %j', (cell, value) => {
    expect(parsePercent(cell)).toEqual({ ok: true, value });
  });

  it('between 0 and 1 without a sign names both readings, unless the column says which', () => {
    expect(parsePercent(0.6)).toMatchObject({
      code: 'percent.ambiguous',
      facts: { readings: ['60%', '0.6%'] },
    });
    expect(parsePercent('1')).toMatchObject({
      code: 'percent.ambiguous',
      facts: { readings: ['100%', '1%'] },
    });
    expect(percentScaleOf(['0.6', 1, 0, null, '90%'])).toBe('fraction');
    expect(percentScaleOf([0.5, 60])).toBe('points');
    expect(percentScaleOf([0, 1])).toBeUndefined();
    expect(parsePercent(0.07, 'fraction')).toEqual({ ok: true, value: 7 });
    expect(parsePercent(1, 'points')).toEqual({ ok: true, value: 1 });
  });

  it('is refused when it is none', () => {
    for (const cell of ['大半', '%', true, { date: '2026-03-01' }]) {
      expect(parsePercent(cell)).toMatchObject({ ok: false, code: 'percent.unreadable' });
    }
  });
});

describe('people in one cell', () => {
  it.each([
    ['张三、李四, Wang Wu；赵六 / Ann', ['张三', '李四', 'Wang Wu', '赵六', 'Ann']],
    ['张三 李四', ['张三', '李四']],
    ['张 三', ['张三']],
    ['张三\n李四|张三&王五', ['张三', '李四', '王五']],
    ['阿依古丽·买买提', ['阿依古丽·买买提']],
    [' 、 ', []],
    [null, []],
  ])('are told apart: %j', (text, names) => {
    expect(splitPeople(text)).toEqual(names);
  });
});

it('number formats are known for what they show', () => {
  const kinds = (codes: string[]) => codes.map((code) => kindOfFormat(200, code));
  expect(kinds(['yyyy-mm-dd', 'm"月"d"日"', '[$-409]d-mmm-yy;@', 'mmm-yy'])).toEqual(Array(4).fill('date'));
  expect(kinds(['h:mm AM/PM', '[mm]:ss', 'mm:ss.0'])).toEqual(Array(3).fill('time'));
  expect(kinds(['0.0%', '0%;[Red]-0%'])).toEqual(Array(2).fill('percent'));
  expect(kinds(['General', '0"d"', '[Red]#,##0', '_-* #,##0.00_-', '\\d0', '0;"%"'])).toEqual(
    Array(6).fill('plain'),
  );
  expect(kindOfFormat(57, undefined)).toBe('date');
});

it('no text makes a parser throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom(...'0123456789-/.年月日,%() T:') }),
      ),
      (text) => {
        for (const read of [parseDate, parseNumber, parsePercent])
          expect(typeof read(text).ok).toBe('boolean');
        dateOrderOf([text]);
        splitPeople(text);
      },
    ),
  );
});
