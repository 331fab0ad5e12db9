import { type Session, sqlFor, type TenantContext } from '@millwright/db';
import type { AppServices } from '@millwright/server';
import type { Credentials } from './addresses.ts';
import { hengda } from './demo/data/hengda.ts';
import { northwind } from './demo/data/northwind.ts';
import { foundFirm } from './demo/found-firm.ts';
import { makeSignIns } from './demo/sign-ins.ts';

const FIRMS = [hengda, northwind];
const SIGN_IN_ROLE: TenantContext = { role: 'millwright_auth', tenantId: null, requestId: 'demo' };
/** Any number nobody else locks: whoever holds it founds the demo firms, everybody else waits and looks again. */
const FOUNDING = 20_261_122;

/** Demo data is for looking around: a production process refuses to write it. */
export class DemoRefusedError extends Error {
  override name = 'DemoRefusedError';
  constructor() {
    super(
      '生产环境（NODE_ENV=production）拒绝写入演示数据。 | Production (NODE_ENV=production) refuses demo data.',
    );
  }
}

async function anyFirm(session: Session): Promise<boolean> {
  return Boolean(await sqlFor(session).selectFrom('tenant').select('id').limit(1).executeTakeFirst());
}

/**
 * Fills an empty database with two firms in the middle of their work, and answers how to sign in: the only time these
 * passwords are ever seen. Answers null and changes nothing where there is a firm already. All of it is one
 * transaction, so an interrupted start leaves nothing, and of two starts at once only one seeds.
 */
export async function seedDemoFirms(
  services: Pick<AppServices, 'pool' | 'clock'>,
): Promise<Credentials[] | null> {
  if (process.env.NODE_ENV === 'production') throw new DemoRefusedError();
  const { pool } = services;
  const now = services.clock?.() ?? new Date();
  if (await pool.read(SIGN_IN_ROLE, anyFirm)) return null;

  const founding = await Promise.all(FIRMS.map(async (firm) => ({ firm, signIns: await makeSignIns(firm) })));
  const founded = await pool.write(SIGN_IN_ROLE, async (session) => {
    await session.execute({ text: 'SELECT pg_advisory_xact_lock($1)', values: [FOUNDING] });
    if (await anyFirm(session)) return false;
    for (const { firm, signIns } of founding) await foundFirm(session, firm, signIns, now);
    return true;
  });
  return founded ? founding.flatMap(({ signIns }) => signIns.map(({ credentials }) => credentials)) : null;
}
