import { type Session, sqlFor, type TenantContext, TenantPool } from '@millwright/db';
import { testDatabase, testServices } from '@millwright/testkit';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DemoRefusedError, seedDemoFirms } from './demo-firms.ts';

const AUTH: TenantContext = { role: 'millwright_auth', tenantId: null };
afterEach(() => vi.unstubAllEnvs());

async function rows(): Promise<{ tenants: number; accounts: number }> {
  const { pool } = await testServices();
  return pool.read(AUTH, async (s) => {
    const count = async (table: 'tenant' | 'account') =>
      (
        await sqlFor(s)
          .selectFrom(table)
          .select((eb) => eb.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n;
    return { tenants: await count('tenant'), accounts: await count('account') };
  });
}

/** A pool whose writing transaction is cut after so many statements, as a killed process would leave it. */
async function cutAfter(statements: number): Promise<TenantPool> {
  const { pool } = await testServices();
  let left = statements;
  const cutting = (session: Session): Session => ({
    context: session.context,
    mode: session.mode,
    execute: (statement) => {
      left -= 1;
      if (left < 0) throw new Error('cut');
      return session.execute(statement);
    },
    beyondReach: () => cutting(session.beyondReach()),
  });
  const write: TenantPool['write'] = (context, run, last) =>
    pool.write(context, (session) => run(cutting(session)), last);
  return { write, read: pool.read.bind(pool) } as TenantPool;
}

// In this order: each of them needs the database the one before leaves behind.
describe('founding the demo firms', () => {
  it('is refused in production, before anything is read', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await expect(seedDemoFirms({ pool: null as never })).rejects.toBeInstanceOf(DemoRefusedError);
  });

  it('leaves nothing behind when it is cut anywhere', async () => {
    for (const statements of [3, 6, 12, 18, 25]) {
      await expect(seedDemoFirms({ pool: await cutAfter(statements) })).rejects.toThrow('cut');
      expect(await rows()).toEqual({ tenants: 0, accounts: 0 });
    }
  });

  it('happens once when several processes start together, each with a single connection', async () => {
    const { appUrl } = await testDatabase();
    const pools = [1, 2, 3].map(() => new TenantPool({ connectionString: appUrl, max: 1 }));
    const answers = await Promise.all(pools.map((pool) => seedDemoFirms({ pool })));
    await Promise.all(pools.map((pool) => pool.end()));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect(await rows()).toEqual({ tenants: 2, accounts: 5 });
  });
});
