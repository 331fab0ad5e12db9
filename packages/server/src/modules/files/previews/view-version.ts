import { notFound, type Scope } from '@millwright/platform';
import { type PreviewState, type ShownVersion, shownVersion } from './previews.queries.ts';
import type { PreviewKind, ViewVersion } from './previews.schemas.ts';
import { endingOf } from './previews.schemas.ts';
import { newTraceCode } from './trace-codes.ts';

/** A version as a page shows it. */
export interface VersionView {
  fileId: string;
  versionId: string;
  versionNo: number;
  name: string;
  /** Bytes. */
  size: number;
  state: PreviewState;
  /** Why there is no preview, where there is none. */
  reason: string | null;
  kind: PreviewKind | null;
  /** How the bytes at `url` are written, by the ending files of that kind have. */
  format: string;
  /** Where the page gets what it shows: the product's own address, which asks each time who is asking. */
  url: string | null;
  pages: number | null;
  /** Lines to be drawn across it, where it carries a mark. */
  watermark: string[] | null;
  /** Where the original is downloaded, where the viewer may have it. */
  downloadUrl: string | null;
  /** Where a copy with the mark is downloaded, where only that is to be had. */
  markedCopyUrl: string | null;
}

/** Opens a version for looking at it. Of one that carries a mark it is written down who looked: the mark's code leads back to it. */
export async function viewVersion(scope: Scope, { versionId }: ViewVersion): Promise<VersionView> {
  const version = await shownVersion(scope, versionId);
  if (!version) throw notFound('files.not_found');
  const shows = version.state === 'ready' && version.kind !== null && mayBeShown(version);
  const mark = version.marked && shows ? await leaveMark(scope, version) : null;
  const own = `/files/versions/${versionId}`;
  const query = mark ? `?view=${mark.code}` : '';
  return {
    fileId: version.fileId,
    versionId,
    versionNo: version.versionNo,
    name: version.name,
    size: version.size,
    ...(mayBeShown(version)
      ? { state: version.state, reason: version.reason }
      : { state: 'none' as const, reason: 'cannot_be_marked' }),
    kind: version.kind,
    format: version.preview ? FORMATS[version.kind as keyof typeof FORMATS] : endingOf(version.name),
    url: shows ? `${own}/preview${query}` : null,
    pages: version.pages,
    watermark: mark?.lines ?? null,
    downloadUrl: version.mayHaveOriginal && ['good', 'checking'].includes(version.versionState) ? own : null,
    markedCopyUrl:
      mark && !version.mayHaveOriginal && isStampable(version.kind) ? `${own}/preview${query}` : null,
  };
}

const FORMATS = { pdf: 'pdf', image: 'webp', model: 'glb' } as const;

/** A mark can be written into pages and pictures; over all else it is only drawn on the screen. */
export const isStampable = (kind: PreviewKind | null): kind is 'pdf' | 'image' =>
  kind === 'pdf' || kind === 'image';

/**
 * What cannot carry a mark would reach a reader as its original: it is shown only to whoever may have that. A mesh made of a
 * solid is no original.
 */
export const mayBeShown = ({ marked, mayHaveOriginal, kind, preview }: ShownVersion): boolean =>
  !marked || mayHaveOriginal || kind === null || isStampable(kind) || preview !== null;

async function leaveMark(scope: Scope, version: ShownVersion): Promise<{ code: string; lines: string[] }> {
  const memberId = scope.memberId;
  if (!memberId) throw notFound('files.not_found');
  const code = newTraceCode();
  await scope.tx.fileView.create({
    data: {
      versionId: version.versionId,
      contractId: version.contractId,
      code,
      memberId,
      viewedAt: scope.now(),
    },
  });
  return { code, lines: await markLines(scope, { memberId, code, at: scope.now() }) };
}

/** Who looks, when, and the code. */
export async function markLines(
  scope: Scope,
  { memberId, code, at }: { memberId: string; code: string; at: Date },
): Promise<string[]> {
  const who = await scope.sql
    .selectFrom('member as m')
    .where('m.id', '=', memberId)
    .select('m.name')
    .executeTakeFirstOrThrow();
  const { name: firm } = await scope.sql.selectFrom('tenant').select('name').executeTakeFirstOrThrow();
  const when = at.toLocaleString('sv-SE', {
    timeZone: scope.principal.kind === 'staff' ? scope.principal.timeZone : 'UTC',
    dateStyle: 'short',
    timeStyle: 'short',
  });
  return [`${who.name} · ${firm}`, `${when} · ${code}`];
}
