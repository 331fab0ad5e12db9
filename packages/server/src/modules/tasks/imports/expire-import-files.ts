import { openWrite, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import { importIn } from '@millwright/platform/imports';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';

const day = 24 * 60 * 60 * 1000;
const keepDays = 7;
const jobName = 'tasks.expire-import-files';

interface OldFile {
  key: string;
  importId: string;
}

/**
 * Housekeeping of imports: an uploaded spreadsheet, and the file of its rows to mend, are removed after 7 days, and an
 * import that was not taken over by then has expired. What was taken over, and the report of it, stays.
 * `now` gives the time in milliseconds.
 */
export function expireImportFiles(
  services: ScopeServices & { storage: ObjectStorage },
  { now = Date.now }: { now?: () => number } = {},
): SystemJobDefinition {
  return systemJob(jobName, {
    every: day,
    run: async ({ log, signal }) => {
      const before = new Date(now() - keepDays * day);
      const byTenant = await oldFiles(services.storage, before, signal);
      let files = 0;
      let imports = 0;
      for (const [tenantId, old] of byTenant) {
        if (signal.aborted) break;
        // Marked first: cut off in between, the files are still found the next time.
        imports += await markExpired(services, tenantId, [...new Set(old.map(({ importId }) => importId))]);
        for (const { key } of old) await services.storage.delete(key);
        files += old.length;
      }
      if (files > 0)
        log.info({ files, imports, before: before.toISOString() }, 'old import files were removed');
    },
  });
}

/** The import files last written before a time, by firm. */
async function oldFiles(
  storage: ObjectStorage,
  before: Date,
  signal: AbortSignal,
): Promise<Map<string, OldFile[]>> {
  const found = new Map<string, OldFile[]>();
  for await (const { key, modifiedAt } of storage.list('')) {
    if (signal.aborted) break;
    const place = importIn(key);
    if (!place || modifiedAt >= before) continue;
    const ofTenant = found.get(place.tenantId) ?? [];
    ofTenant.push({ key, importId: place.importId });
    found.set(place.tenantId, ofTenant);
  }
  return found;
}

/** How many imports of a firm were still waiting to be taken over, and now have expired. */
async function markExpired(
  services: ScopeServices,
  tenantId: string,
  importIds: readonly string[],
): Promise<number> {
  const product: SystemPrincipal = { kind: 'system', tenantId, actorId: null, timeZone: 'UTC' };
  const request = { requestId: jobName, ip: null, device: `job:${jobName}` };
  return openWrite(services, product, request, async ({ tx }) => {
    const { count } = await tx.importRun.updateMany({
      where: { id: { in: [...importIds] }, status: 'uploaded' },
      data: { status: 'expired' },
    });
    return count;
  });
}
