import { allTenants, openRead, openWrite, product, type ScopeServices } from '@millwright/platform';
import { type SystemJobDefinition, systemJob } from '@millwright/platform/jobs';
import type { ObjectStorage } from '@millwright/platform/storage';
import { sql } from 'kysely';

const HOUR = 3_600_000;
const JOB = 'files.tidy-files';
/** An upload nobody has gone on with for so long is given up. */
const UPLOAD_LIVES = 7 * 24 * HOUR;
/** What a scanner found something in is kept for so long, where the installation's administrator gets at it and nobody else. */
const QUARANTINE = 14 * 24 * HOUR;
/** An object younger than this may belong to a version that is being written at this moment. */
const OBJECT_RESTS = 24 * HOUR;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const KEY = new RegExp(`^(?<tenantId>${uuid})/${uuid}/(?:files|previews)/${uuid}$`);
const PUBLISHED = new RegExp(`^(?<tenantId>${uuid})/${uuid}/(?<publicationId>${uuid})/[a-z]+$`);
const tenantIn = (key: string) => KEY.exec(key)?.groups?.tenantId;

const REQUEST = { requestId: JOB, ip: null, device: `job:${JOB}` };

type TidyServices = ScopeServices & { storage: ObjectStorage; published: ObjectStorage };

/** What a run did and found. */
export interface Tidied {
  uploadsGivenUp: number;
  objectsRemoved: number;
  /** Objects the portal's store still held of what was taken back. */
  publishedRemoved: number;
  /** Versions whose bytes are gone: somebody has to look. */
  versionsWithoutBytes: string[];
}

/**
 * Housekeeping of files: uploads nobody goes on with are given up, and objects no version speaks of are removed. A version
 * whose object is missing is an alarm; nothing is changed about it.
 */
export async function tidyFilesOnce(
  services: TidyServices,
  now: number,
  signal: AbortSignal,
): Promise<Tidied> {
  const tidied: Tidied = {
    uploadsGivenUp: 0,
    objectsRemoved: 0,
    publishedRemoved: 0,
    versionsWithoutBytes: [],
  };
  const tenants = await allTenants(services);
  for (const tenantId of tenants) {
    if (signal.aborted) return tidied;
    tidied.uploadsGivenUp += await giveUpOldUploads(services, tenantId, new Date(now - UPLOAD_LIVES));
  }
  for await (const { key, uploadId, startedAt } of services.storage.listUploads('')) {
    if (signal.aborted) return tidied;
    // An hour later than its row, so that none is thrown away that its sender may still go on with.
    if (tenantIn(key) && startedAt.getTime() < now - UPLOAD_LIVES - HOUR)
      await services.storage.abortUpload(key, uploadId);
  }
  const objects = new Map(tenants.map((id) => [id, new Map<string, Date>()]));
  const looked = new Date(now);
  for await (const { key, modifiedAt } of services.storage.list('')) {
    if (signal.aborted) return tidied;
    const tenantId = tenantIn(key);
    if (tenantId) objects.get(tenantId)?.set(key, modifiedAt);
  }
  for (const [tenantId, known] of objects) {
    if (signal.aborted) return tidied;
    const { spokenOf, versions } = await keysOf(services, tenantId, looked);
    for (const [key, modifiedAt] of known) {
      if (spokenOf.has(key) || modifiedAt.getTime() > now - OBJECT_RESTS) continue;
      await services.storage.delete(key);
      tidied.objectsRemoved += 1;
    }
    for (const { key, id } of versions) if (!known.has(key)) tidied.versionsWithoutBytes.push(id);
  }
  tidied.publishedRemoved = await removeEnded(services, signal);
  return tidied;
}

/** What the portal's store holds of publications that have ended, or never were: gone, however long it has been there. */
async function removeEnded(services: TidyServices, signal: AbortSignal): Promise<number> {
  let removed = 0;
  for await (const { key } of services.published.list('')) {
    if (signal.aborted) return removed;
    const { tenantId, publicationId } = PUBLISHED.exec(key)?.groups ?? {};
    if (!tenantId || !publicationId) continue;
    const live = await openRead(services, product(tenantId), REQUEST, ({ sql: db }) =>
      db
        .selectFrom('file_publication as p')
        .where('p.id', '=', publicationId)
        .where('p.ended_at', 'is', null)
        .select('p.id')
        .executeTakeFirst(),
    );
    if (live) continue;
    await services.published.delete(key);
    removed += 1;
  }
  return removed;
}

/** How many uploads of a firm were begun before a time and are now over. */
async function giveUpOldUploads(services: ScopeServices, tenantId: string, before: Date): Promise<number> {
  return openWrite(services, product(tenantId), REQUEST, async ({ tx }) => {
    const { count } = await tx.fileUpload.updateMany({
      where: { status: 'open', createdAt: { lt: before } },
      data: { status: 'given_up' },
    });
    return count;
  });
}

/**
 * Every key a version or an open upload of the firm speaks of: between an object and its version there is a moment when only
 * the upload does. And the versions that were there when the store was looked through.
 */
async function keysOf(services: ScopeServices, tenantId: string, looked: Date) {
  return openRead(services, product(tenantId), REQUEST, async ({ sql: db }) => {
    const uploads = await db
      .selectFrom('file_upload as u')
      .where('u.status', '=', 'open')
      .select('u.storage_key as key')
      .execute();
    const versions = await db
      .selectFrom('file_version as v')
      .where('v.state', 'in', ['checking', 'good'])
      .select(['v.storage_key as key', 'v.id'])
      .select(sql<boolean>`v.created_at < ${looked.toISOString()}::timestamptz`.as('wasThere'))
      .execute();
    const previews = await db
      .selectFrom('file_preview as p')
      .select(['p.storage_key as shown', 'p.thumbnail_key as thumbnail'])
      .execute();
    const made = previews.flatMap(({ shown, thumbnail }) => [shown, thumbnail].filter((key) => key !== null));
    const quarantined = await db
      .selectFrom('file_version as v')
      .where('v.state', 'in', ['infected', 'unscanned'])
      .where('v.checked_at', '>', new Date(looked.getTime() - QUARANTINE) as never)
      .select('v.storage_key as key')
      .execute();
    return {
      spokenOf: new Set([...uploads, ...versions, ...quarantined].map(({ key }) => key).concat(made)),
      versions: versions.filter(({ wasThere }) => wasThere),
    };
  });
}

/** The job that tidies once a day. */
export function tidyFiles(
  services: TidyServices,
  { now = Date.now }: { now?: () => number } = {},
): SystemJobDefinition {
  return systemJob(JOB, {
    every: 24 * HOUR,
    run: async ({ log, signal }) => {
      const { versionsWithoutBytes, ...done } = await tidyFilesOnce(services, now(), signal);
      if (done.uploadsGivenUp + done.objectsRemoved + done.publishedRemoved > 0)
        log.info(done, 'files were tidied');
      if (versionsWithoutBytes.length > 0)
        log.error(
          { versionIds: versionsWithoutBytes.slice(0, 50), count: versionsWithoutBytes.length },
          'versions of files have lost their bytes',
        );
    },
  });
}
