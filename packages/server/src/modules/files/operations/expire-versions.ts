import type { Scope } from '@millwright/platform';
import { fileDeleted, fileVersionExpired } from '../files.events.ts';
import { contractOfFiles } from '../files.homes.ts';

const DAY = 86_400_000;

interface Rule {
  years: number | null;
  days: number | null;
  by: string | null;
  at: Date | null;
}

/** Bytes a version no longer speaks of. */
export interface Expired {
  storageKey: string;
  size: number;
}

/** Takes from a file what its type's rule says, with the file held: nobody restores or issues one of its versions meanwhile. */
export async function expireVersions(scope: Scope, fileId: string, now: Date): Promise<Expired[]> {
  const file = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.id', '=', fileId)
    .where('f.removed_at', 'is', null)
    .selectAll()
    .forUpdate()
    .executeTakeFirst();
  if (!file || !(await contractOfFiles(scope, file.contract_id))?.isOver) return [];
  await scope.unseal('how long files are kept is counted on when their contract is over');
  const rule = await ruleOf(scope, file.type_id);
  const versions = await scope.sql
    .selectFrom('file_version as v')
    .where('v.file_id', '=', fileId)
    .selectAll()
    .orderBy('v.number')
    .execute();
  // What a customer is shown at this moment stays.
  const shown = new Set(
    (
      await scope.sql
        .selectFrom('file_publication as p')
        .where('p.file_id', '=', fileId)
        .where('p.ended_at', 'is', null)
        .select('p.version_id as id')
        .execute()
    ).map(({ id }) => id),
  );
  const recycled = file.deleted_at !== null;
  if (recycled) {
    const longEnough =
      rule.days !== null && new Date(file.deleted_at!).getTime() < now.getTime() - rule.days * DAY;
    const isKept = versions.some(
      ({ id, issued_at, state }) => issued_at !== null || state === 'checking' || shown.has(id),
    );
    if (!longEnough || isKept) return [];
  } else if (rule.years === null) return [];
  const good = versions.filter(({ state }) => state === 'good');
  const due = good.filter(({ id, issued_at }, i) => {
    if (recycled || issued_at !== null || shown.has(id)) return recycled;
    // From the day another good one took its place: the newest that can be used at all stays.
    const next = good[i + 1];
    return next !== undefined && new Date(next.created_at) < yearsBefore(now, rule.years!);
  });
  for (const version of due) {
    await scope.tx.fileRemoval.create({
      data: {
        versionId: version.id,
        contractId: file.contract_id,
        fileName: file.name,
        versionNo: version.number,
        size: BigInt(version.size),
        sha256: version.sha256,
        reason: recycled ? 'recycled' : 'older_version',
        ruleYears: recycled ? null : rule.years,
        ruleDays: recycled ? rule.days : null,
        ruleBy: rule.by,
        ruleAt: rule.at,
      },
    });
    await scope.tx.fileVersion.updateMany({ where: { id: version.id }, data: { state: 'expired' } });
    // With its text; the objects go with the next tidying, unless another version shows the same.
    await scope.tx.filePreview.deleteMany({ where: { versionId: version.id } });
    await scope.announce(fileVersionExpired, { fileId, contractId: file.contract_id, versionId: version.id });
  }
  if (recycled) {
    await scope.tx.fileAsset.updateMany({ where: { id: fileId }, data: { removedAt: now } });
    await scope.announce(fileDeleted, { fileId, contractId: file.contract_id });
  }
  return due.map(({ storage_key, size }) => ({ storageKey: storage_key, size: Number(size) }));
}

async function ruleOf(scope: Scope, typeId: string): Promise<Rule> {
  const type = await scope.sql
    .selectFrom('file_type as t')
    .where('t.id', '=', typeId)
    .select(['t.older_versions_years as years', 't.recycled_days as days'])
    .select(['t.retention_by as by', 't.retention_at as at'])
    .executeTakeFirstOrThrow();
  return { ...type, at: type.at === null ? null : new Date(type.at) };
}

/** Years as people count them: the same day of the year. */
function yearsBefore(now: Date, years: number): Date {
  const then = new Date(now);
  then.setUTCFullYear(then.getUTCFullYear() - years);
  return then;
}
