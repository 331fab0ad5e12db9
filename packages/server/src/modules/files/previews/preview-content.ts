import { type FileHandle, open } from 'node:fs/promises';
import { TooMany, type Turns, turns } from '@millwright/conversion/turns.ts';
import {
  conflict,
  notFound,
  openRead,
  openWrite,
  type RequestInfo,
  type StaffPrincipal,
} from '@millwright/platform';
import { noteAccess } from '../access-log.ts';
import type { PreviewServices } from './make-preview.ts';
import { type ShownVersion, shownVersion } from './previews.queries.ts';
import { shownType } from './previews.schemas.ts';
import { isStampable, markLines, mayBeShown } from './view-version.ts';

/** How long a link to what is shown works, in seconds; as for downloads. */
const LINK_SECONDS = 60;
/** How long a page may fetch what it opened, in hours: a document is read for a while. */
const VIEW_HOURS = 12;

/** What a page shows: a link of the store, or a file with the mark in it, which the caller reads and closes. */
export type PreviewContent =
  | { url: string }
  | { file: FileHandle; size: number; contentType: string; name: string };

/**
 * What a page shows of a version, for whoever may read its file at this moment. One that carries a mark is only shown through a
 * view that its viewer opened (`code`), and pages and pictures have the mark in them. Who looks at
 * one that only few may see stands in the audit trail.
 */
export async function previewContent(
  services: PreviewServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  { versionId, code, signal }: { versionId: string; code: string | undefined; signal?: AbortSignal },
): Promise<PreviewContent> {
  const { version, lines } = await openRead(services, principal, request, async (scope) => {
    const version = await shownVersion(scope, versionId);
    if (!version) throw notFound('files.not_found');
    if (!version.marked) return { version, lines: null };
    const view = await scope.sql
      .selectFrom('file_view as w')
      .where('w.code', '=', code ?? '')
      .where('w.version_id', '=', versionId)
      .where('w.member_id', '=', scope.memberId)
      .select(['w.code', 'w.viewed_at as viewedAt', 'w.member_id as memberId'])
      .executeTakeFirst();
    const at = view && new Date(view.viewedAt as unknown as string);
    if (!at || scope.now().getTime() - at.getTime() > VIEW_HOURS * 3_600_000)
      throw notFound('files.view_over');
    return { version, lines: await markLines(scope, { ...view, at }) };
  });
  const { kind } = version;
  if (lines && !mayBeShown(version)) throw conflict('files.no_preview', { reason: 'cannot_be_marked' });
  if (version.versionState !== 'good' || kind === null)
    throw conflict('files.no_preview', { reason: version.reason });
  if (version.sensitive)
    await openWrite(services, principal, request, (scope) => noteAccess(scope, { ...version, how: 'view' }));
  if (lines && isStampable(kind))
    return stampedFor(principal.memberId, () => stamped(services, version, kind, lines, signal), signal);
  const shown = version.preview ?? version;
  const url = await services.storage.signedUrl(shown.storageKey, 'GET', {
    expiresInSeconds: LINK_SECONDS,
    contentType: version.preview?.contentType ?? shownType(version.name, kind),
    fileName: version.name,
  });
  return { url };
}

/** What each person is having stamped at this moment: two at a time, a comparison's two versions; more of theirs waits. */
const stampings = new Map<string, { inTurn: Turns; count: number }>();
const AT_ONCE = 2;
/** Nobody keeps the others waiting with many large documents. */
const MOST_WAITING = 6;

async function stampedFor(
  memberId: string,
  stamp: () => Promise<PreviewContent>,
  signal: AbortSignal | undefined,
): Promise<PreviewContent> {
  const own = stampings.get(memberId) ?? { inTurn: turns(AT_ONCE, MOST_WAITING), count: 0 };
  stampings.set(memberId, own);
  own.count += 1;
  try {
    return await own.inTurn(stamp, signal);
  } catch (error) {
    if (error instanceof TooMany) throw conflict('files.no_preview', { reason: 'busy' });
    throw error;
  } finally {
    own.count -= 1;
    if (own.count === 0) stampings.delete(memberId);
  }
}

async function stamped(
  { storage, converter }: PreviewServices,
  version: ShownVersion,
  kind: 'pdf' | 'image',
  lines: string[],
  signal: AbortSignal | undefined,
): Promise<PreviewContent> {
  const { storageKey, size } = version.preview ?? version;
  const name = kind === 'pdf' ? 'document.pdf' : imageName(version);
  const source = { name, size, kind, lines, open: async () => (await storage.get(storageKey)).body };
  return converter.stamp(
    source,
    async (converted) => {
      if ('none' in converted || !converted.conversion.shown)
        throw conflict('files.no_preview', { reason: 'none' in converted ? converted.none : 'broken' });
      // Open, it can be read although its folder is gone by then.
      const { path, contentType } = converted.conversion.shown;
      const file = await open(path);
      const bare = version.name.replace(/\.[^.]*$/, '');
      const shownName = `${bare}.${contentType === 'application/pdf' ? 'pdf' : 'webp'}`;
      return { file, size: (await file.stat()).size, contentType, name: shownName };
    },
    signal,
  );
}

const imageName = (version: ShownVersion) => (version.preview ? 'picture.webp' : version.name);

/** The small picture of a version for lists; null where there is none, or only with a mark. */
export async function thumbnailKey(
  services: PreviewServices,
  principal: StaffPrincipal,
  request: RequestInfo,
  versionId: string,
): Promise<string | null> {
  const version = await openRead(services, principal, request, (scope) => shownVersion(scope, versionId));
  return version?.mayHaveOriginal ? version.thumbnailKey : null;
}
