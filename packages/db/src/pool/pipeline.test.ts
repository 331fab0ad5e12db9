import { testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, type Session, type TenantContext, TenantPool, valueTypes } from '../index.ts';

const TEXT = `SELECT n, date '2026-11-22' + n AS day, CASE WHEN n > 1 THEN 'x' END AS word FROM generate_series(1, $1::int) AS n`;

describe('a statement sent again on the same connection', () => {
  let pool: TenantPool;
  const context: TenantContext = { role: 'millwright_app', tenantId: newId() };
  const read = <T>(run: (session: Session) => Promise<T>) => pool.read(context, run);
  beforeAll(async () => {
    pool = new TenantPool({ connectionString: (await testDatabase()).appUrl, max: 1 });
  });
  afterAll(() => pool.end());

  it('answers rows of the same columns, though the server describes them only once', async () => {
    const ask = (count: number) =>
      read(async (s) => (await s.execute({ text: TEXT, values: [count], types: valueTypes })).rows);
    const [first, second] = [
      { n: 1, day: '2026-11-23', word: null },
      { n: 2, day: '2026-11-24', word: 'x' },
    ];
    expect(await ask(2)).toEqual([first, second]);
    expect(await ask(2)).toEqual([first, second]);
    expect(await ask(0)).toEqual([]);
    expect(await ask(1)).toEqual([first]);
  });

  it('keeps apart who wants rows as arrays or values as other types', async () => {
    const ask = (more: object) =>
      read(async (s) => (await s.execute({ text: TEXT, values: [1], ...more })).rows[0]);
    for (const round of [1, 2]) {
      expect(await ask({ types: valueTypes }), `round ${round}`).toEqual({
        n: 1,
        day: '2026-11-23',
        word: null,
      });
      expect(await ask({ types: valueTypes, rowMode: 'array' })).toEqual([1, '2026-11-23', null]);
      const other = { getTypeParser: () => (value: string) => `<${value}>` };
      expect(await ask({ types: other })).toEqual({ n: '<1>', day: '<2026-11-23>', word: null });
    }
  });

  it('says what its columns are each time', async () => {
    const columns = () =>
      read(async (s) => (await s.execute({ text: TEXT, values: [0] })).fields.map(({ name }) => name));
    expect(await columns()).toEqual(['n', 'day', 'word']);
    expect(await columns()).toEqual(['n', 'day', 'word']);
  });

  it('is described anew after it failed', async () => {
    const divide = (by: number) =>
      read(async (s) => (await s.execute({ text: 'SELECT 6 / $1::int AS n', values: [by] })).rows);
    await expect(divide(0)).rejects.toThrow(/division by zero/);
    expect(await divide(2)).toEqual([{ n: 3 }]);
    await expect(divide(0)).rejects.toThrow(/division by zero/);
    expect(await divide(3)).toEqual([{ n: 2 }]);
  });
});
