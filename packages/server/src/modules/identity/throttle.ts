import { sqlFor, type TenantPool } from '@millwright/db';
import { AppError } from '@millwright/platform';
import { sql } from 'kysely';
import { hashOf } from './sessions.ts';

const AUTH = { role: 'millwright_auth', tenantId: null } as const;

/**
 * How many failures are free, by what is counted. The pair of account and network is tight; the network alone stops
 * spraying; the account alone only slows a spread-out attack, with a short pause, so nobody can lock another out.
 */
const LIMITS = {
  pair: { free: 5, longestSeconds: 900 },
  network: { free: 50, longestSeconds: 900 },
  account: { free: 20, longestSeconds: 30 },
};
type Counted = keyof typeof LIMITS;

/** The network an address stands for: IPv6 users own a /64, so that is what counts. */
function networkOf(ip: string | null): string {
  if (!ip) return 'unknown';
  return ip.includes(':') && !ip.startsWith('::ffff:') ? ip.split(':').slice(0, 4).join(':') : ip;
}

function keysOf(email: string, ip: string | null): { counted: Counted; key: string }[] {
  const network = networkOf(ip);
  return [
    { counted: 'pair', key: hashOf(`pair|${email}|${network}`) },
    { counted: 'network', key: hashOf(`network|${network}`) },
    { counted: 'account', key: hashOf(`account|${email}`) },
  ];
}

/** Refuses while a pause is running. The answer is the same for known and unknown accounts. */
export async function refuseWhenThrottled(pool: TenantPool, email: string, ip: string | null): Promise<void> {
  const keys = keysOf(email, ip).map((k) => k.key);
  const blocked = await pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('sign_in_attempt')
      .where('key', '=', sql<string>`any(${keys}::text[])`)
      .where('blocked_until', '>', sql<string>`now()`)
      .select(sql<number>`ceil(extract(epoch from max(blocked_until) - now()))::int`.as('seconds'))
      .executeTakeFirst(),
  );
  if (blocked?.seconds)
    throw new AppError('conflict', 'identity.too_many_attempts', { seconds: blocked.seconds });
}

/** Counts a failure; each one past the free ones doubles the pause. Failures are forgotten after a day. */
export async function countFailure(pool: TenantPool, email: string, ip: string | null): Promise<void> {
  await pool.write(AUTH, async (s) => {
    for (const { counted, key } of keysOf(email, ip)) {
      const { free, longestSeconds } = LIMITS[counted];
      await s.execute({
        text: `INSERT INTO sign_in_attempt AS a (key, failures) VALUES ($1, 1)
               ON CONFLICT (key) DO UPDATE SET
                 failures = CASE WHEN a.updated_at < now() - interval '1 day' THEN 1 ELSE a.failures + 1 END,
                 blocked_until = CASE WHEN a.failures + 1 > $2 THEN now() + least($3, power(2, least(a.failures + 1 - $2, 20)))::int * interval '1 second' END,
                 updated_at = now()`,
        values: [key, free, longestSeconds],
      });
    }
  });
}

/** Forgets an account's failures from this network after a success. */
export async function forgetFailures(pool: TenantPool, email: string, ip: string | null): Promise<void> {
  const [pair] = keysOf(email, ip);
  await pool.write(AUTH, (s) =>
    sqlFor(s).deleteFrom('sign_in_attempt').where('key', '=', pair!.key).execute(),
  );
}
