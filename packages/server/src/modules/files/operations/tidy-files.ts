import { openRead, openWrite, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import { sql } from 'kysely';

const HOUR = 3_600_000;
const JOB = 'files.tidy-files';
/** An upload nobody has gone on with for so long is given up. */
const UPLOAD_LIVES = 7 * 24 * HOUR;
/** An object younger than this may belong to a version that is being written at this moment. */
const OBJECT_RESTS = 24 * HOUR;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEY = new RegExp(`^(?<tenantId>${uuid})/${uuid}/files/${uuid}$`);
const tenantIn = (key: string) => KEY.exec(key)?.groups?.tenantId;

const product = (tenantId: string): SystemPrincipal => ({
  kind: 'system',
  tenantId,
  actorId: null,
  timeZone: 'UTC',
});
const REQUEST = { requestId: JOB, ip: null, device: `job:${JOB}` };

/** What a run did and found. */
export interface Tidied {
  uploadsGivenUp: number;
  objectsRemoved: number;
  /** Versions whose bytes are gone: somebody has to look. */
  versionsWithoutBytes: string[];
}

/**
 * Housekeeping of files: uploads nobody goes on with are given up, and objects no version speaks of are removed. A version
 * whose object is missing is an alarm; nothing is changed about it.
 */
export async function tidyFilesOnce(
  services: ScopeServices & { storage: ObjectStorage },
  now: number,
  signal: AbortSignal,
): Promise<Tidied> {
  const tidied: Tidied = { uploadsGivenUp: 0, objectsRemoved: 0, versionsWithoutBytes: [] };
  for await (const { key, uploadId, startedAt } of services.storage.listUploads('')) {
    if (signal.aborted) return tidied;
    const tenantId = tenantIn(key);
    if (!tenantId || startedAt.getTime() > now - UPLOAD_LIVES) continue;
    await openWrite(services, product(tenantId), REQUEST, ({ tx }) =>
      tx.fileUpload.updateMany({ where: { storageKey: key, status: 'open' }, data: { status: 'given_up' } }),
    );
    await services.storage.abortUpload(key, uploadId);
    tidied.uploadsGivenUp += 1;
  }
  const objects = new Map((await allTenants(services)).map((id) => [id, new Map<string, Date>()]));
  for await (const { key, modifiedAt } of services.storage.list('')) {
    if (signal.aborted) return tidied;
    const tenantId = tenantIn(key);
    if (!tenantId) continue;
    objects.get(tenantId)?.set(key, modifiedAt);
  }
  for (const [tenantId, known] of objects) {
    if (signal.aborted) return tidied;
    const spoken = await keysOf(services, tenantId);
    for (const [key, modifiedAt] of known) {
      if (spoken.has(key) || modifiedAt.getTime() > now - OBJECT_RESTS) continue;
      await services.storage.delete(key);
      tidied.objectsRemoved += 1;
    }
    for (const [key, versionId] of spoken) if (!known.has(key)) tidied.versionsWithoutBytes.push(versionId);
  }
  return tidied;
}

async function allTenants({ pool }: ScopeServices): Promise<string[]> {
  const { rows } = await pool.read({ role: 'millwright_auth', tenantId: null }, (session) =>
    session.execute({ text: 'SELECT id FROM tenant' }),
  );
  return rows.map(({ id }: { id: string }) => id);
}

/** Every key a version or an open upload of the firm speaks of; of a version also its id. */
async function keysOf(services: ScopeServices, tenantId: string): Promise<Map<string, string>> {
  const rows = await openRead(services, product(tenantId), REQUEST, async (scope) => {
    const versions = await scope.sql
      .selectFrom('file_version as v')
      .where('v.state', '<>', 'broken')
      .select(['v.storage_key as key', sql<string>`v.id::text`.as('id')])
      .execute();
    return versions;
  });
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/** The job that tidies once a day. */
export function tidyFiles(
  services: ScopeServices & { storage: ObjectStorage },
  { now = Date.now }: { now?: () => number } = {},
): SystemJobDefinition {
  return systemJob(JOB, {
    every: 24 * HOUR,
    run: async ({ log, signal }) => {
      const { versionsWithoutBytes, ...done } = await tidyFilesOnce(services, now(), signal);
      if (done.uploadsGivenUp + done.objectsRemoved > 0) log.info(done, 'files were tidied');
      if (versionsWithoutBytes.length > 0)
        log.error(
          { versionIds: versionsWithoutBytes.slice(0, 50), count: versionsWithoutBytes.length },
          'versions of files have lost their bytes',
        );
    },
  });
}
