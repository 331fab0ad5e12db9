import { allTenants, openRead, product, type ScopeServices } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../../services.ts';
import { checkVersion } from './check-version.ts';

const HOUR = 3_600_000;
const JOB = 'files.check-waiting-versions';
/** After so long the queue has given up on a version, or nearly. */
const WAITED = 24 * HOUR;
const MOST_AT_ONCE = 500;

type Services = ScopeServices & FileGuards & { storage: ObjectStorage };

/** What a run did: how many versions it checked, and how many still wait. */
export interface CheckedWaiting {
  checked: number;
  waiting: number;
}

/**
 * Checks versions nobody has checked for a day: the scanner or the store was away for longer than the queue tries. None
 * stays "being checked" for ever.
 */
export async function checkWaitingOnce(
  services: Services,
  now: number,
  signal: AbortSignal,
  say: (error: unknown) => void,
): Promise<CheckedWaiting> {
  const done: CheckedWaiting = { checked: 0, waiting: 0 };
  for (const tenantId of await allTenants(services)) {
    for (const versionId of await waitingIn(services, tenantId, new Date(now - WAITED))) {
      if (signal.aborted) return done;
      try {
        await checkVersion(services, tenantId, versionId);
        done.checked += 1;
      } catch (error) {
        say(error);
        done.waiting += 1;
      }
    }
  }
  return done;
}

async function waitingIn(services: ScopeServices, tenantId: string, before: Date): Promise<string[]> {
  const request = { requestId: JOB, ip: null, device: `job:${JOB}` };
  return openRead(services, product(tenantId), request, async ({ sql }) => {
    const rows = await sql
      .selectFrom('file_version as v')
      .where('v.state', '=', 'checking')
      .where('v.created_at', '<', before as never)
      .select('v.id')
      .orderBy('v.id')
      .limit(MOST_AT_ONCE)
      .execute();
    return rows.map(({ id }) => id);
  });
}

/** The job that does so every hour. */
export function checkWaitingVersions(
  services: Services,
  { now = Date.now }: { now?: () => number } = {},
): SystemJobDefinition {
  return systemJob(JOB, {
    every: HOUR,
    run: async ({ log, signal }) => {
      const done = await checkWaitingOnce(services, now(), signal, (error) =>
        log.warn({ err: error }, 'a version of a file could not be checked'),
      );
      if (done.waiting > 0) log.error(done, 'versions of files wait to be checked for more than a day');
      else if (done.checked > 0) log.info(done, 'versions of files that had waited were checked');
    },
  });
}
