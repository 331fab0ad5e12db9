import { testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { attemptSucceeded, takeAttempt } from './throttle.ts';

const refused = { kind: 'conflict', code: 'identity.too_many_attempts' };
let people = 0;
const somebody = () => {
  people += 1;
  return { email: `p${people}@example.com`, ip: `10.0.${people}.1` };
};

describe('the throttle at the way in (002-03)', () => {
  it('lets five attempts through and pauses after', async () => {
    const { pool } = await testServices();
    const { email, ip } = somebody();
    for (let i = 0; i < 6; i += 1) await takeAttempt(pool, email, ip);
    await expect(takeAttempt(pool, email, ip)).rejects.toMatchObject(refused);
  });

  it('counts attempts that come all at once', async () => {
    const { pool } = await testServices();
    const { email, ip } = somebody();
    const outcomes = await Promise.allSettled(Array.from({ length: 60 }, () => takeAttempt(pool, email, ip)));
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(6);
  });

  it('forgets after a success, and does not shut out the same person elsewhere', async () => {
    const { pool } = await testServices();
    const { email, ip } = somebody();
    for (let i = 0; i < 6; i += 1) await takeAttempt(pool, email, ip);
    await takeAttempt(pool, email, '10.9.9.9');
    await attemptSucceeded(pool, email, '10.9.9.9');
    await expect(takeAttempt(pool, email, ip)).rejects.toMatchObject(refused);
  });

  it('sees one network in all addresses of an IPv6 household', async () => {
    const { pool } = await testServices();
    const { email } = somebody();
    for (let i = 0; i < 6; i += 1) await takeAttempt(pool, email, `2001:db8:1:2::${i}`);
    await expect(takeAttempt(pool, email, '2001:db8:1:2::ffff')).rejects.toMatchObject(refused);
    await takeAttempt(pool, email, '2001:db8:1:3::1');
  });
});
