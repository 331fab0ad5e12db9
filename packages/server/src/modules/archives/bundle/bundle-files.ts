import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { BundledFile, FileOutcome } from './bundle-format.ts';

/** A version of a file of the contract, with where it lies. */
export interface KeptVersion {
  fileId: string;
  versionId: string;
  name: string;
  number: number;
  size: number;
  sha256: string | null;
  storageKey: string;
  state: string;
  isRecycled: boolean;
  createdAt: string;
  /** Names of the folders it lies in, from the top down. */
  folders: string[];
  /** The task it belongs to, where it belongs to one. */
  taskTitle: string | null;
}

const WITHOUT: Partial<Record<string, FileOutcome>> = {
  expired: 'expired',
  broken: 'broken',
  infected: 'held',
  unscanned: 'held',
  checking: 'unchecked',
};

/** Why a version's bytes stay behind; undefined where they come along. What was thrown away is not kept by the back door. */
export const staysBehind = ({ state, isRecycled }: KeptVersion): FileOutcome | undefined =>
  WITHOUT[state] ?? (isRecycled ? 'recycled' : undefined);

/** The next versions of the contract's files; of those in the recycle bin only that they were there. */
export async function keptVersions(
  scope: Scope,
  about: { contractId: string; after: string; limit: number },
): Promise<KeptVersion[]> {
  const rows = await scope.sql
    .selectFrom('file_version as v')
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'v.file_id').onRef('f.tenant_id', '=', 'v.tenant_id'),
    )
    .leftJoin('file_folder as d', (join) =>
      join.onRef('d.id', '=', 'f.folder_id').onRef('d.tenant_id', '=', 'f.tenant_id'),
    )
    .leftJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'f.subject_id').onRef('t.tenant_id', '=', 'f.tenant_id'),
    )
    .where('v.contract_id', '=', about.contractId)
    .where('v.id', '>', about.after)
    .select(['f.id as fileId', 'v.id as versionId', 'f.name', 'v.number', 'v.size', 'v.sha256'])
    .select(sql<boolean>`f.deleted_at is not null`.as('isRecycled'))
    .select(['v.storage_key as storageKey', 'v.state', 'v.created_at as createdAt', 't.title as taskTitle'])
    .select(
      sql<
        string[]
      >`array(select a.name from file_folder a where a.tenant_id = d.tenant_id and a.id = any(d.ancestor_ids || d.id)
        order by cardinality(a.ancestor_ids))`.as('folders'),
    )
    .orderBy('v.id')
    .limit(about.limit)
    .execute();
  return rows.map((row) => ({ ...row, size: Number(row.size) }) as KeptVersion);
}

export const bundled = (version: KeptVersion, path: string | null, outcome: FileOutcome): BundledFile => ({
  fileId: version.fileId,
  name: version.name,
  path,
  versionId: version.versionId,
  number: version.number,
  size: version.size,
  sha256: version.sha256,
  outcome,
});
