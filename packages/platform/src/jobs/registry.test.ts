import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { event } from '../events/index.ts';
import { handler, job, subscriber, systemJob } from './definitions.ts';
import { createJobRegistry, type JobContributions, JobRegistryError } from './registry.ts';

const payload = z.object({ contractId: z.uuid() });
const run = async () => {};
const signed = event('registry-test.signed', payload);

function problemsOf(...contributions: JobContributions[]) {
  try {
    createJobRegistry(contributions);
  } catch (error) {
    if (error instanceof JobRegistryError) return error.problems;
    throw error;
  }
  return [];
}

describe('the job registry', () => {
  it('knows what runs under which name and who hears which announcement', () => {
    const separate = job('files.convert', payload, { attempts: 3 });
    const registry = createJobRegistry([
      { jobs: [job('contracts.remind', payload, { run }), separate], handlers: [handler(separate, run)] },
      {
        subscribers: [
          subscriber('alerts.watch', signed, { run }),
          subscriber('reports.count', signed, { run }),
        ],
      },
      { systemJobs: [systemJob('outbox.tidy', { every: 1000, run })] },
    ]);
    expect(registry.runnable('files.convert')).toMatchObject({ attempts: 3, backoff: 2000 });
    expect(registry.runnable('contracts.sign')).toBeUndefined();
    expect(registry.subscribersTo('registry-test.signed').map(({ name }) => name)).toEqual([
      'alerts.watch',
      'reports.count',
    ]);
    expect(registry.subscribersTo('registry-test.other')).toEqual([]);
    expect(() => registry.runnable('alerts.watch')?.parse({ contractId: 'x' })).toThrow();
  });

  it('refuses a job without a handler, and one with two', () => {
    const lonely = job('files.convert', payload, {});
    const crowded = job('files.scan', payload, { run });
    expect(problemsOf({ jobs: [lonely, crowded] }, { handlers: [handler(crowded, run)] })).toEqual([
      'job "files.convert" has no handler',
      'job "files.scan" has 2 handlers',
    ]);
  });

  it('refuses a handler without a job', () => {
    expect(problemsOf({ handlers: [handler(job('files.convert', payload, {}), run)] })).toEqual([
      'a handler is given for "files.convert", but no module declares that job',
    ]);
  });

  it('refuses a name used twice, whatever for, and names out of form', () => {
    expect(
      problemsOf(
        { jobs: [job('alerts.watch', payload, { run }), job('Remind', payload, { run })] },
        { subscribers: [subscriber('alerts.watch', signed, { run })] },
      ),
    ).toEqual(['"Remind" is not a name of the form module.do-something', '"alerts.watch" is declared twice']);
  });

  it('refuses a subscriber to what nobody announces', () => {
    const unknown = { ...signed, name: 'contracts.vanished' };
    expect(problemsOf({ subscribers: [subscriber('alerts.watch', unknown, { run })] })).toEqual([
      '"alerts.watch" subscribes to "contracts.vanished", which nobody announces',
    ]);
  });
});
