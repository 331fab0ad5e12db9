import { describe, expect, it } from 'vitest';
import { COLUMN_LIMIT, parseTable, ROW_LIMIT } from './parse-table.ts';

describe('a table', () => {
  it.each([
    ['commas', 'a,b\n1,"x, y"\n', [['1', 'x, y']]],
    ['tabs', 'a\tb\n1\t2\n', [['1', '2']]],
    [
      'semicolons',
      'a;b\n1;2\n3;4\n',
      [
        ['1', '2'],
        ['3', '4'],
      ],
    ],
    ['quotes over lines', 'a,b\n"1\n2","he said ""no"""\n', [['1\n2', 'he said "no"']]],
  ])('is read with %s', (_, text, rows) => {
    expect(parseTable(text)).toEqual({ header: ['a', 'b'], rows, cutRows: false, cutColumns: false });
  });

  it('is cut behind its first rows, and says so', () => {
    const of = (rows: number) => `a,b\n${'1,2\n'.repeat(rows)}`;
    expect(parseTable(of(ROW_LIMIT))).toMatchObject({ cutRows: false });
    const cut = parseTable(of(ROW_LIMIT + 1));
    expect(cut.rows).toHaveLength(ROW_LIMIT);
    expect(cut.cutRows).toBe(true);
  });

  it('is cut behind its first columns, and as wide as its widest row', () => {
    const wide = parseTable(`a\n${Array.from({ length: COLUMN_LIMIT + 5 }, (_, at) => at).join(',')}\n`);
    expect(wide.header).toHaveLength(COLUMN_LIMIT);
    expect(wide.rows[0]).toHaveLength(COLUMN_LIMIT);
    expect(wide.cutColumns).toBe(true);
  });

  it('of a text that was cut leaves out the row the cut went through', () => {
    expect(parseTable('a,b\n1,2\n3', true)).toMatchObject({ rows: [['1', '2']], cutRows: true });
  });

  it('may have nothing in it', () => {
    expect(parseTable('\n\n')).toMatchObject({ header: [], rows: [] });
  });
});
