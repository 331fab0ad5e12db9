import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  newId,
  prismaFor,
  type Session,
  sqlFor,
  type TenantContext,
  TenantMissingError,
  TenantPool,
  WHOLE_FIRM,
} from './index.ts';

const TENANTS = 200;

const app = (tenantId: string): TenantContext => ({
  role: 'millwright_app',
  tenantId,
  actorId: null,
  requestId: 'storm',
  ip: '127.0.0.1',
  reach: WHOLE_FIRM,
});

/** Firms with one customer each, named after the firm. */
async function foundFirms(
  pool: TenantPool,
  count: number,
): Promise<{ tenantId: string; customerId: string }[]> {
  const firms = Array.from({ length: count }, () => ({ tenantId: newId(), customerId: newId() }));
  for (const { tenantId, customerId } of firms) {
    await pool.write({ role: 'millwright_auth', tenantId }, (s) =>
      s.execute({
        text: 'INSERT INTO tenant (id, name, slug) VALUES ($1, $2, $2)',
        values: [tenantId, tenantId],
      }),
    );
    await pool.write(app(tenantId), (s) =>
      sqlFor(s).insertInto('customer').values({ id: customerId, name: tenantId, code: 'C' }).execute(),
    );
  }
  return firms;
}

const customerNames = (pool: TenantPool, tenantId: string) =>
  pool.read(app(tenantId), async (s) =>
    (await sqlFor(s).selectFrom('customer').select('name').execute()).map((c) => c.name),
  );

/** What keeps firms apart on shared connections, whatever lies between us and PostgreSQL. */
export function isolationContract(
  name: string,
  connect: () => Promise<{ connectionString: string; prepared: boolean }>,
): void {
  describe(`isolation on shared connections: ${name}`, () => {
    let pool: TenantPool;
    let firms: { tenantId: string; customerId: string }[];
    beforeAll(async () => {
      pool = new TenantPool({ ...(await connect()), max: 1 });
      firms = await foundFirms(pool, TENANTS);
    });
    afterAll(() => pool?.end());

    it('serves 200 interleaved firms over a pool of one connection without a single foreign row', async () => {
      const rounds = firms.flatMap((firm) => [firm, firm]).sort(() => Math.random() - 0.5);
      const answers = await Promise.all(
        rounds.map(async ({ tenantId }, i) => {
          if (i % 3 === 0) {
            await pool.write(app(tenantId), (s) =>
              sqlFor(s)
                .updateTable('customer')
                .set({ phone: String(i) })
                .execute(),
            );
          }
          return { tenantId, names: await customerNames(pool, tenantId) };
        }),
      );
      for (const { tenantId, names } of answers) expect(names).toEqual([tenantId]);
    });

    it('keeps findUnique calls of one tick in the firm each belongs to (Prisma would merge them)', async () => {
      const wide = new TenantPool({ ...(await connect()), max: 8 });
      try {
        const callers = Array.from({ length: 64 }, (_, i) => firms[i % firms.length]!);
        const found = await Promise.all(
          callers.map(({ tenantId, customerId }) =>
            wide.read(app(tenantId), async (s) =>
              prismaFor(s).customer.findUnique({ where: { tenantId_id: { tenantId, id: customerId } } }),
            ),
          ),
        );
        expect(found.map((c) => c?.name)).toEqual(callers.map((c) => c.tenantId));
        const foreign = await Promise.all(
          callers.map(({ tenantId }, i) => {
            const other = firms[(i + 1) % firms.length]!;
            return wide.read(app(tenantId), async (s) =>
              prismaFor(s).customer.findUnique({
                where: { tenantId_id: { tenantId: other.tenantId, id: other.customerId } },
              }),
            );
          }),
        );
        expect(foreign.every((c) => c === null)).toBe(true);
      } finally {
        await wide.end();
      }
    });

    it('runs a Prisma call in the scope it was made in, wherever it is awaited', async () => {
      const [one, two] = [firms[7]!, firms[8]!];
      const names = await pool.read(app(one.tenantId), async (s) => {
        const call = prismaFor(s).customer.findMany();
        const elsewhere = await pool.read(app(two.tenantId), async (other) => {
          const mine = await prismaFor(other).customer.findMany();
          return [...(await call), ...mine].map((c) => c.name);
        });
        return elsewhere;
      });
      expect(names).toEqual([one.tenantId, two.tenantId]);
      const late = await pool.read(app(one.tenantId), async (s) => ({
        call: prismaFor(s).customer.findMany(),
      }));
      await expect(late.call).rejects.toThrow(/closed/);
    });

    it('throws before sending anything when the firm was forgotten', async () => {
      await expect(pool.read({ role: 'millwright_app', tenantId: null }, async () => 1)).rejects.toThrow(
        TenantMissingError,
      );
      await expect(pool.write({ role: 'millwright_portal', tenantId: null }, async () => 1)).rejects.toThrow(
        TenantMissingError,
      );
      await expect(
        pool.read({ role: 'millwright_portal', tenantId: newId() }, async () => 1),
      ).rejects.toThrow(/customer/);
      await expect(pool.read({ role: 'millwright_app', tenantId: 'x' }, async () => 1)).rejects.toThrow(
        TypeError,
      );
    });

    it('refuses tables with a reach to a context without one, also after somebody had one on the connection', async () => {
      const { tenantId } = firms[3]!;
      const { reach, ...forgetful } = app(tenantId);
      expect(reach).toBeDefined();
      for (let round = 0; round < 2; round += 1) {
        await expect(
          pool.read(forgetful, (s) => sqlFor(s).selectFrom('customer').select('id').execute()),
        ).rejects.toThrow(/app\.reach|malformed array/);
        expect(await customerNames(pool, tenantId)).toEqual([tenantId]);
      }
    });

    it('leaves no trace of looking past a reach, in reading, in writing, or after a failure', async () => {
      const [here, there] = [firms[4]!, firms[5]!];
      const narrow = (tenantId: string): TenantContext => ({
        ...app(tenantId),
        reach: { whole: [], tables: { customer: { 'reach.customer.id': [here.customerId] } } },
      });
      const seen = (s: Session) => sqlFor(s).selectFrom('customer').select('id').execute();
      for (const mode of ['read', 'write'] as const) {
        const answers = await pool[mode](narrow(there.tenantId), async (s) => {
          const wide = s.beyondReach();
          return [await seen(s), await seen(wide), await seen(s), await seen(wide.beyondReach())];
        });
        expect(
          answers.map((rows) => rows.length),
          mode,
        ).toEqual([0, 1, 0, 1]);
        expect(await pool[mode](narrow(here.tenantId), seen)).toHaveLength(1);
      }
      const after = await pool.write(narrow(here.tenantId), async (s) => {
        await s.execute({ text: 'SAVEPOINT nested' });
        const inside = await seen(s);
        await s.execute({ text: 'ROLLBACK TO SAVEPOINT nested' });
        return [inside, await seen(s)];
      });
      expect(after.map((rows) => rows.length)).toEqual([1, 1]);
      const mended = await pool.write(narrow(there.tenantId), async (s) => {
        const wide = s.beyondReach();
        await wide.execute({ text: 'SAVEPOINT nested' });
        await expect(wide.execute({ text: 'SELECT 1/0' })).rejects.toThrow(/division/);
        await wide.execute({ text: 'ROLLBACK TO SAVEPOINT nested' });
        return [await seen(s), await seen(wide)];
      });
      expect(mended.map((rows) => rows.length)).toEqual([0, 1]);
      const failing = pool.write(narrow(there.tenantId), async (s) => {
        await s.beyondReach().execute({ text: 'SELECT 1/0' });
      });
      await expect(failing).rejects.toThrow(/division/);
      expect(await pool.write(narrow(there.tenantId), seen)).toEqual([]);
      const late = await pool.read(narrow(here.tenantId), async (s) => ({ wide: s.beyondReach() }));
      await expect(seen(late.wide)).rejects.toThrow(/closed/);
    });

    it('shows nothing to a statement that slipped through without a context', async () => {
      // The relay's role needs no tenant; asking for a firm's table as that role is refused by the database itself.
      const asRelay = pool.read({ role: 'millwright_relay', tenantId: null }, (s) =>
        s.execute({ text: 'SELECT * FROM customer' }),
      );
      await expect(asRelay).rejects.toThrow(/permission denied/);
      const asSignIn = pool.read({ role: 'millwright_auth', tenantId: null }, (s) =>
        s.execute({ text: 'SELECT * FROM contract' }),
      );
      await expect(asSignIn).rejects.toThrow(/permission denied/);
    });

    it('hands a connection that failed mid-transaction to the next firm clean', async () => {
      const [one, two] = [firms[0]!, firms[1]!];
      const failing = pool.write(app(one.tenantId), async (s) => {
        await sqlFor(s).updateTable('customer').set({ address: 'half done' }).execute();
        await s.execute({ text: 'SELECT 1 / 0' });
      });
      await expect(failing).rejects.toThrow(/division by zero/);
      expect(await customerNames(pool, two.tenantId)).toEqual([two.tenantId]);
      const addresses = await pool.read(app(one.tenantId), (s) =>
        sqlFor(s).selectFrom('customer').select('address').execute(),
      );
      expect(addresses).toEqual([{ address: null }]);
    });

    it('does not call a rolled-back transaction committed when a failed statement was swallowed', async () => {
      const swallowed = pool.write(app(firms[2]!.tenantId), async (s) => {
        await sqlFor(s).updateTable('customer').set({ address: 'lost' }).execute();
        await s.execute({ text: 'SELECT 1 / 0' }).catch(() => {});
      });
      await expect(swallowed).rejects.toThrow(/rolled back/);
      const values = await pool.read(app(firms[2]!.tenantId), (s) =>
        sqlFor(s).selectFrom('customer').select('address').execute(),
      );
      expect(values).toEqual([{ address: null }]);
    });

    it('refuses statements that outlive their scope', async () => {
      let late: Promise<unknown> | undefined;
      await pool.write(app(firms[3]!.tenantId), async (s) => {
        setImmediate(() => {
          late = s.execute({ text: 'SELECT 1' });
          late.catch(() => {});
        });
      });
      await new Promise((resolve) => setImmediate(resolve));
      await expect(late).rejects.toThrow(/closed/);
    });

    it('cannot write in a read scope, nor write another firm’s rows in any', async () => {
      const [one, two] = [firms[4]!, firms[5]!];
      const writing = pool.read(app(one.tenantId), (s) =>
        sqlFor(s).updateTable('customer').set({ address: 'x' }).execute(),
      );
      await expect(writing).rejects.toThrow(/read-only/);
      const foreign = pool.write(app(one.tenantId), (s) =>
        sqlFor(s)
          .insertInto('customer')
          .values({ tenant_id: two.tenantId, id: newId(), name: 'smuggled', code: 'S' })
          .execute(),
      );
      await expect(foreign).rejects.toThrow(/row-level security/);
      const crossing = pool.write(app(one.tenantId), (s) =>
        sqlFor(s)
          .insertInto('customer_contact')
          .values({ id: newId(), customer_id: two.customerId, name: 'x' })
          .execute(),
      );
      await expect(crossing).rejects.toThrow(/foreign key/);
    });

    it('sends a statement twice in one write, new to the connection as it is', async () => {
      const { tenantId, customerId } = firms[7]!;
      const text = `UPDATE customer SET phone = $1 WHERE id = $2 /* ${newId()} */`;
      await pool.write(
        app(tenantId),
        async () => {},
        () => ['1', '2'].map((phone) => ({ text, values: [phone, customerId] })),
      );
      const rows = await pool.read(app(tenantId), (s) =>
        sqlFor(s).selectFrom('customer').select('phone').execute(),
      );
      expect(rows).toEqual([{ phone: '2' }]);
    });

    it('survives a value that cannot be sent, and statements sent all at once', async () => {
      const unsendable = pool.read(app(firms[6]!.tenantId), (s) =>
        s.execute({ text: 'SELECT $1::int', values: ['not a number'] }),
      );
      await expect(unsendable).rejects.toThrow(/invalid input syntax/);
      const values = await pool.write(app(firms[6]!.tenantId), (s) =>
        Promise.all(
          [1, 2, 3, 4, 5].map(
            async (n) => (await s.execute({ text: 'SELECT $1::int AS n', values: [n] })).rows[0].n,
          ),
        ),
      );
      expect(values).toEqual([1, 2, 3, 4, 5]);
    });
  });
}
