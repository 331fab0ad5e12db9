import type { TenantPool } from '@millwright/db';
import { AppError } from '@millwright/platform';
import { networkOf } from '@millwright/platform/rate-limits';
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

function keysOf(email: string, ip: string | null): { counted: Counted; key: string }[] {
  const network = networkOf(ip);
  return [
    { counted: 'pair', key: hashOf(`pair|${email}|${network}`) },
    { counted: 'network', key: hashOf(`network|${network}`) },
    { counted: 'account', key: hashOf(`account|${email}`) },
  ];
}

/**
 * Takes one attempt: refuses while a pause is running, else counts it as failed until {@link attemptSucceeded} says
 * otherwise. Counting comes first and under a lock, so that a thousand attempts at once are a thousand counted ones.
 * The answer is the same for known and unknown accounts. Each failure past the free ones doubles the pause; failures
 * are forgotten after a day.
 */
export async function takeAttempt(pool: TenantPool, email: string, ip: string | null): Promise<void> {
  const attempts = keysOf(email, ip);
  const keys = attempts.map((attempt) => attempt.key).sort();
  await pool.write(AUTH, async (s) => {
    await s.execute({
      text: 'INSERT INTO sign_in_attempt (key) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING',
      values: [keys],
    });
    const { rows } = await s.execute({
      text: `SELECT coalesce(ceil(extract(epoch FROM blocked_until - now())), 0)::int AS seconds
               FROM sign_in_attempt WHERE key = ANY ($1::text[]) ORDER BY key FOR UPDATE`,
      values: [keys],
    });
    const seconds = Math.max(...(rows as { seconds: number }[]).map((row) => row.seconds));
    if (seconds > 0) throw new AppError('conflict', 'identity.too_many_attempts', { seconds });
    for (const { counted, key } of attempts) {
      const { free, longestSeconds } = LIMITS[counted];
      await s.execute({
        text: `UPDATE sign_in_attempt AS a SET
                 failures = CASE WHEN a.updated_at < now() - interval '1 day' THEN 1 ELSE a.failures + 1 END,
                 blocked_until = CASE WHEN a.failures + 1 > $2 AND a.updated_at >= now() - interval '1 day'
                   THEN now() + least($3, power(2, least(a.failures + 1 - $2, 20)))::int * interval '1 second' END,
                 updated_at = now()
               WHERE key = $1`,
        values: [key, free, longestSeconds],
      });
    }
  });
}

/** Takes back what {@link takeAttempt} counted, and forgets this account's failures from this network. */
export async function attemptSucceeded(pool: TenantPool, email: string, ip: string | null): Promise<void> {
  const attempts = keysOf(email, ip);
  const pair = attempts.find((attempt) => attempt.counted === 'pair')!.key;
  await pool.write(AUTH, async (s) => {
    await s.execute({ text: 'DELETE FROM sign_in_attempt WHERE key = $1', values: [pair] });
    await s.execute({
      text: 'UPDATE sign_in_attempt SET failures = greatest(failures - 1, 0), blocked_until = NULL WHERE key = ANY ($1::text[])',
      values: [attempts.map((attempt) => attempt.key).sort()],
    });
  });
}
