import type { Scope } from '@millwright/platform';
import { RULE_COLUMNS } from '../files.records.ts';
import { kindOfName, type PreviewKind } from './previews.schemas.ts';

/** How far the preview of a version is. */
export type PreviewState = 'making' | 'ready' | 'none' | 'waiting';

/** A version with all that showing it takes, for whoever may read its file. */
export interface ShownVersion {
  versionId: string;
  versionNo: number;
  fileId: string;
  contractId: string;
  name: string;
  size: number;
  contentType: string;
  /** The version's own bytes. */
  storageKey: string;
  versionState: string;
  /** What its first bytes say it is; null until it was read back. */
  detectedType: string | null;
  state: PreviewState;
  reason: string | null;
  kind: PreviewKind | null;
  /** What was made to be shown instead; null where the version itself is shown. */
  preview: { storageKey: string; contentType: string; size: number } | null;
  thumbnailKey: string | null;
  pages: number | null;
  /** Whether who looks at it is written across. */
  marked: boolean;
  /** Whether only few may see it: who looks at it is written down. */
  sensitive: boolean;
  /** Whether the viewer works on the file, and so may have the original of one that is marked. */
  mayHaveOriginal: boolean;
}

/** The version, if the viewer may read its file; null otherwise, and for one in the recycle bin they may not take out. */
export async function shownVersion(scope: Scope, versionId: string): Promise<ShownVersion | null> {
  const row = await scope.sql
    .selectFrom('file_version as v')
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'v.file_id').onRef('f.tenant_id', '=', 'v.tenant_id'),
    )
    .innerJoin('tenant as w', 'w.id', 'v.tenant_id')
    .leftJoin('file_preview as p', (join) =>
      join.onRef('p.version_id', '=', 'v.id').onRef('p.tenant_id', '=', 'v.tenant_id'),
    )
    .where('v.id', '=', versionId)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select(['v.id as versionId', 'v.number as versionNo', 'f.id as fileId', 'f.name', 'v.size', 'v.state'])
    .select(['v.content_type as contentType', 'v.storage_key as storageKey', 'f.deleted_at as deletedAt'])
    .select('v.detected_type as detectedType')
    .select(['p.state as previewState', 'p.reason', 'p.kind', 'p.storage_key as previewKey', 'p.pages'])
    .select(['p.content_type as previewType', 'p.size as previewSize', 'p.thumbnail_key as thumbnailKey'])
    .select(['f.watermark', 'w.watermark_files as watermarkFiles', ...RULE_COLUMNS])
    .executeTakeFirst();
  if (!row || (row.deletedAt && !scope.can('restore', 'FileAsset', row))) return null;
  const marked = row.watermark || row.watermarkFiles;
  const shown = row.state === 'good' ? showing(row) : notYet(row.state);
  return {
    versionId: row.versionId,
    versionNo: row.versionNo,
    fileId: row.fileId,
    contractId: row.contractId,
    name: row.name,
    size: Number(row.size),
    contentType: row.contentType,
    storageKey: row.storageKey,
    versionState: row.state,
    detectedType: row.detectedType,
    ...shown,
    thumbnailKey: row.thumbnailKey,
    pages: row.pages,
    marked,
    sensitive: marked || !(row.departmentsRead || row.teamReads),
    mayHaveOriginal: !marked || scope.can('update', 'FileAsset', row),
  };
}

/** What was not read back yet is not shown, and what is broken or infected never. */
const notYet = (state: string): Pick<ShownVersion, 'state' | 'reason' | 'kind' | 'preview'> =>
  state === 'checking'
    ? { state: 'making', reason: null, kind: null, preview: null }
    : { state: 'none', reason: state, kind: null, preview: null };

interface Made {
  name: string;
  previewState: string | null;
  reason: string | null;
  kind: string | null;
  previewKey: string | null;
  previewType: string | null;
  previewSize: unknown;
}

/** What is shown of it: what was made of it, else itself, as soon as its bytes are known to be whole. */
function showing(row: Made): Pick<ShownVersion, 'state' | 'reason' | 'kind' | 'preview'> {
  const made = row.previewKey !== null && row.kind !== null;
  const preview = made
    ? { storageKey: row.previewKey!, contentType: row.previewType!, size: Number(row.previewSize) }
    : null;
  const kind = made ? (row.kind as PreviewKind) : kindOfName(row.name);
  // A browser may show what the converter could not read, or has not reached yet.
  const state = (row.previewState ?? 'making') as PreviewState;
  if (kind) return { state: 'ready', reason: null, kind, preview };
  return state === 'ready'
    ? { state: 'none', reason: 'unknown_kind', kind, preview }
    : { state, reason: row.reason, kind, preview };
}
