import {
  type CustomerPrincipal,
  notFound,
  openWrite,
  type RequestInfo,
  type Scope,
  type ScopeServices,
} from '@millwright/platform';
import { sql } from 'kysely';
import { endingOf, type PreviewKind, shownType } from '../files/index.ts';
import { portalViews } from './portal.database.ts';
import { requirePortalContract } from './portal.queries.ts';

/** A document the customer was given, of one contract. */
export interface PortalDocument {
  id: string;
  name: string;
  versionNo: number;
  /** Bytes. */
  size: number;
  /** How a page shows it; null where it can only be downloaded. */
  kind: PreviewKind | null;
  /** How what is shown is written, by the ending files of that kind have. */
  format: string;
  hasThumbnail: boolean;
  sharedAt: string;
}

/** Most documents a contract's page shows. */
const MOST_DOCUMENTS = 500;
const FORMATS: Record<string, string> = { pdf: 'pdf', image: 'webp', model: 'glb' };

/** The documents of a contract the customer was given, those given last on top. */
export async function portalDocuments(scope: Scope, contractId: string): Promise<PortalDocument[]> {
  await requirePortalContract(scope, contractId);
  const rows = await portalViews(scope)
    .selectFrom('document')
    .where('contract_id', '=', contractId)
    .select(['id', 'name', 'version_no as versionNo', 'size', 'kind', 'preview_key as previewKey'])
    .select(['thumbnail_key as thumbnailKey', 'shared_at as sharedAt'])
    .orderBy('shared_at', 'desc')
    .orderBy('id')
    .limit(MOST_DOCUMENTS)
    .execute();
  return rows.map(({ previewKey, thumbnailKey, size, kind, ...row }) => ({
    ...row,
    size: Number(size),
    kind: kind as PreviewKind | null,
    format: previewKey ? (FORMATS[kind ?? ''] ?? '') : endingOf(row.name),
    hasThumbnail: thumbnailKey !== null,
  }));
}

/** Where in the portal's store the bytes of a document are, and what they are sent as. */
export interface PortalBytes {
  key: string;
  contentType: string;
  fileName: string;
}

/** The bytes of a document, for a contact of the customer it was given to, as long as it is. The firm's audit trail says who got them. */
export async function portalBytes(
  services: ScopeServices,
  principal: CustomerPrincipal,
  request: RequestInfo,
  { documentId, part }: { documentId: string; part: 'document' | 'preview' | 'thumbnail' },
): Promise<PortalBytes> {
  return openWrite(services, principal, request, async (scope) => {
    const found = await portalViews(scope)
      .selectFrom('document')
      .selectAll()
      .where('id', '=', documentId)
      .executeTakeFirst();
    const bytes = found && bytesOf(found, part);
    if (!bytes) throw notFound('portal.document_not_found');
    if (part !== 'thumbnail') {
      const how = part === 'document' ? 'download' : 'view';
      await sql`select portal.note_document_access(${documentId}::uuid, ${how})`.execute(scope.sql);
    }
    return { ...bytes, fileName: found.name };
  });
}

type Found = {
  name: string;
  content_type: string;
  storage_key: string;
  kind: string | null;
  preview_key: string | null;
  preview_type: string | null;
  thumbnail_key: string | null;
};

function bytesOf(found: Found, part: 'document' | 'preview' | 'thumbnail') {
  if (part === 'document') return { key: found.storage_key, contentType: found.content_type };
  if (part === 'thumbnail')
    return found.thumbnail_key ? { key: found.thumbnail_key, contentType: 'image/webp' } : null;
  if (found.preview_key && found.preview_type)
    return { key: found.preview_key, contentType: found.preview_type };
  return found.kind
    ? { key: found.storage_key, contentType: shownType(found.name, found.kind as PreviewKind) }
    : null;
}
