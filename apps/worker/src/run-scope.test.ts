import { newId } from '@millwright/db';
import type { JobContext } from '@millwright/platform/jobs';
import { createLogger } from '@millwright/platform/logging';
import { type Firm, given, testServices } from '@millwright/testkit';
import { describe, expect, it } from 'vitest';
import { scopeRunner } from './run-scope.ts';

const contextOf = (firm: Firm, more: Partial<JobContext> = {}): JobContext => ({
  tenantId: firm.tenantId,
  jobId: newId(),
  name: 'test.look',
  attempt: 1,
  actorId: null,
  requestId: 'job-test',
  log: createLogger({ service: 'test', level: 'silent' }),
  signal: new AbortController().signal,
  ...more,
});

describe('the scope of a job', () => {
  it('has the firm’s own today', async () => {
    const firm = await given.firm();
    const clock = () => new Date('2026-03-01T20:00:00Z');
    const runScope = scopeRunner({ ...(await testServices()), clock });
    const days: string[] = [];
    const look = () => runScope(contextOf(firm), async (scope) => void days.push(scope.today()));
    await look();
    await firm.write(({ tx }) => tx.tenant.updateMany({ data: { timeZone: 'America/New_York' } }));
    await look();
    expect(days).toEqual(['2026-03-02', '2026-03-01']);
  });

  it('lets a subscriber act on an announcement once, and again after it failed', async () => {
    const firm = await given.firm();
    const runScope = scopeRunner(await testServices());
    const event = { id: newId(), name: 'test.happened', subscriber: 'test.look' };
    let acted = 0;
    const act = (fail: boolean) =>
      runScope(contextOf(firm, { event }), async () => {
        if (fail) throw new Error('it could not be done');
        acted += 1;
      });
    await expect(act(true)).rejects.toThrow('it could not be done');
    await act(false);
    await act(false);
    expect(acted).toBe(1);
  });
});
