import { allTenants, openRead, openWrite, product, type ScopeServices } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import { sql } from 'kysely';
import { contractOfFiles } from '../files.homes.ts';
import { expireVersions } from './expire-versions.ts';

const JOB = 'files.apply-retention';
const DAY = 86_400_000;
const REQUEST = { requestId: JOB, ip: null, device: `job:${JOB}` };

type Services = ScopeServices & { storage: ObjectStorage };

/** What a run took out of the store. */
export interface Retained {
  versions: number;
  bytes: number;
}

/**
 * Does what the firms' types say about how long files are kept. Only in contracts that are over, and never to a version
 * that was issued for production. Each version loses its bytes alone, with a row that says what it was and by whose rule;
 * its own row, with number, author and hash, stays for ever.
 */
export async function applyRetentionOnce(
  services: Services,
  now: number,
  signal: AbortSignal,
): Promise<Retained> {
  const done: Retained = { versions: 0, bytes: 0 };
  for (const tenantId of await allTenants(services)) {
    for (const fileId of await filesDue(services, tenantId, new Date(now))) {
      if (signal.aborted) return done;
      const expired = await openWrite(services, product(tenantId), REQUEST, (scope) =>
        expireVersions(scope, fileId, new Date(now)),
      );
      for (const { storageKey, size } of expired) {
        if (await isNobodys(services, tenantId, storageKey)) await services.storage.delete(storageKey);
        done.versions += 1;
        done.bytes += size;
      }
    }
  }
  return done;
}

/** Files of which a rule may have something to take: asked again, one by one, when it is taken. */
async function filesDue(services: Services, tenantId: string, now: Date): Promise<string[]> {
  return openRead(services, product(tenantId), REQUEST, async (scope) => {
    const { rows } = await sql<{ id: string; contractId: string }>`
      select f.id, f.contract_id as "contractId"
        from file_asset f join file_type t on t.tenant_id = f.tenant_id and t.id = f.type_id
       where f.removed_at is null
         and (t.recycled_days is not null and f.deleted_at < ${now.toISOString()}::timestamptz - t.recycled_days * interval '1 day'
              and not exists (select 1 from file_version v where v.tenant_id = f.tenant_id and v.file_id = f.id
                and (v.issued_at is not null or v.state = 'checking'))
           or t.older_versions_years is not null and f.deleted_at is null
              and exists (select 1 from file_version v where v.tenant_id = f.tenant_id and v.file_id = f.id
                and v.state = 'good' and v.issued_at is null and v.number < f.last_version_no
                and v.created_at < ${now.toISOString()}::timestamptz - t.older_versions_years * interval '1 year'))
       order by f.contract_id, f.id`.execute(scope.sql);
    const over = new Map<string, boolean>();
    for (const { contractId } of rows)
      if (!over.has(contractId))
        over.set(contractId, (await contractOfFiles(scope, contractId))?.isOver ?? false);
    return rows.filter(({ contractId }) => over.get(contractId)).map(({ id }) => id);
  });
}

/** Whether no version has these bytes any more: a restored one, or the same bytes in another file of the contract. */
async function isNobodys(services: Services, tenantId: string, storageKey: string): Promise<boolean> {
  return openRead(services, product(tenantId), REQUEST, async ({ sql: db }) => {
    const other = await db
      .selectFrom('file_version as v')
      .where('v.storage_key', '=', storageKey)
      .where('v.state', '<>', 'expired')
      .select('v.id')
      .limit(1)
      .executeTakeFirst();
    return other === undefined;
  });
}

/** The job that does so once a day. */
export function applyRetention(
  services: Services,
  { now = Date.now }: { now?: () => number } = {},
): SystemJobDefinition {
  return systemJob(JOB, {
    every: DAY,
    run: async ({ log, signal }) => {
      const done = await applyRetentionOnce(services, now(), signal);
      if (done.versions > 0) log.info(done, 'versions of files were removed by the firms’ rules');
    },
  });
}
