import { testDatabase } from '@millwright/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId, TenantPool, valueTypes } from '../index.ts';

describe('values as queries see them', () => {
  let pool: TenantPool;
  beforeAll(async () => {
    pool = new TenantPool({ connectionString: (await testDatabase()).appUrl, max: 1 });
  });
  afterAll(() => pool.end());

  const read = async (expression: string): Promise<unknown> => {
    const { rows } = await pool.read({ role: 'millwright_app', tenantId: newId() }, (session) =>
      session.execute({ text: `SELECT ${expression} AS value`, types: valueTypes }),
    );
    return rows[0].value;
  };
  const ID = '01a20158-fd27-75db-b767-69418aa714dd';

  it.each([
    ["timestamptz '2026-11-22 02:30:37.5+00'", '2026-11-22T02:30:37.5Z'],
    ["date '2026-11-22'", '2026-11-22'],
    ['12.50::numeric', '12.50'],
    ['count(*)', 1],
    ['array[]::uuid[]', []],
    [`array['${ID}', '${ID}']::uuid[]`, [ID, ID]],
    [`array['${ID}', null]::uuid[]`, [ID, null]],
    ['null::uuid[]', null],
    ["array['a,b', null]::text[]", ['a,b', null]],
  ])('%s', async (expression, value) => {
    expect(await read(expression)).toEqual(value);
  });
});
