import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Converted, Converter } from '@millwright/conversion';
import { newId } from '@millwright/db';
import { openRead, openWrite, product, type RequestInfo, type ScopeServices } from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import { filePreviewMade } from '../files.events.ts';
import { endingOf } from './previews.schemas.ts';

/** What making previews takes. */
export type PreviewServices = ScopeServices & { storage: ObjectStorage; converter: Converter };

export interface Wanted {
  versionId: string;
  fileId: string;
  contractId: string;
  name: string;
  size: number;
  storageKey: string;
}

interface Made {
  state: 'ready' | 'none' | 'waiting';
  reason?: string | null;
  kind?: string | null;
  storageKey?: string | null;
  contentType?: string | null;
  size?: bigint | null;
  thumbnailKey?: string | null;
  pages?: number | null;
  text?: string;
}

/** Reasons that go away when the installation is completed; all others stay. */
const LACKING = new Set(['office_missing', 'sandbox_missing']);

const REQUEST: RequestInfo = { requestId: 'files.make-preview', ip: null, device: 'job:files.make-preview' };

/**
 * Makes of a version what pages show: a PDF, picture or mesh where browsers cannot show it itself, a thumbnail, and its text.
 * A document that cannot be read is an answer, kept as such. Done twice it does no harm: what nobody speaks of is tidied away.
 */
export async function makePreview(
  services: PreviewServices,
  tenantId: string,
  versionId: string,
  signal?: AbortSignal,
): Promise<void> {
  const principal = product(tenantId);
  const { wanted, twin } = await openRead(services, principal, REQUEST, async (scope) => {
    const wanted = await scope.sql
      .selectFrom('file_version as v')
      .innerJoin('file_asset as f', (join) =>
        join.onRef('f.id', '=', 'v.file_id').onRef('f.tenant_id', '=', 'v.tenant_id'),
      )
      .where('v.id', '=', versionId)
      .leftJoin('file_preview as p', (join) =>
        join.onRef('p.version_id', '=', 'v.id').onRef('p.tenant_id', '=', 'v.tenant_id'),
      )
      .where('v.state', '=', 'good')
      // Whoever asks a second time finds it there.
      .where((where) => where.or([where('p.id', 'is', null), where('p.state', '=', 'waiting')]))
      .select(['v.id as versionId', 'v.file_id as fileId', 'v.contract_id as contractId', 'f.name', 'v.size'])
      .select('v.storage_key as storageKey')
      .executeTakeFirst();
    return {
      wanted: wanted && { ...wanted, size: Number(wanted.size) },
      twin: wanted && (await twinOf(scope, wanted.storageKey, wanted.name)),
    };
  });
  if (!wanted) return;
  const made = twin ?? (await convert(services, tenantId, wanted, signal));
  await openWrite(services, principal, REQUEST, async (scope) => {
    const { tx } = scope;
    // Its bytes may have been taken away by a rule while it was converted.
    const still = await scope.sql
      .selectFrom('file_version as v')
      .where('v.id', '=', versionId)
      .where('v.state', '=', 'good')
      .select('v.id')
      .forShare()
      .executeTakeFirst();
    if (!still) return;
    const about = { versionId, contractId: wanted.contractId };
    const { count } = await tx.filePreview.updateMany({ where: { versionId }, data: made });
    if (count === 0) await tx.filePreview.createMany({ data: [{ ...about, ...made }], skipDuplicates: true });
    await scope.announce(filePreviewMade, {
      fileId: wanted.fileId,
      contractId: wanted.contractId,
      versionId,
    });
  });
}

/** The same bytes under a name of the same ending need not be read again. */
async function twinOf(
  scope: { sql: Parameters<Parameters<typeof openRead>[3]>[0]['sql'] },
  storageKey: string,
  name: string,
): Promise<Made | undefined> {
  const rows = await scope.sql
    .selectFrom('file_version as v')
    .innerJoin('file_preview as p', (join) =>
      join.onRef('p.version_id', '=', 'v.id').onRef('p.tenant_id', '=', 'v.tenant_id'),
    )
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'v.file_id').onRef('f.tenant_id', '=', 'v.tenant_id'),
    )
    .where('v.storage_key', '=', storageKey)
    .where('p.state', '=', 'ready')
    .select(['f.name', 'p.kind', 'p.storage_key as storageKey', 'p.content_type as contentType', 'p.size'])
    .select(['p.thumbnail_key as thumbnailKey', 'p.pages', 'p.text'])
    .limit(20)
    .execute();
  const found = rows.find((row) => endingOf(row.name) === endingOf(name));
  if (!found) return undefined;
  const { name: _name, size, ...rest } = found;
  return { state: 'ready', ...rest, size: size === null ? null : BigInt(size as unknown as string) };
}

async function convert(
  { storage, converter }: PreviewServices,
  tenantId: string,
  wanted: Wanted,
  signal?: AbortSignal,
): Promise<Made> {
  const keep = async (path: string, contentType: string) => {
    const key = `${tenantId}/${wanted.contractId}/previews/${newId()}`;
    const { size } = await stat(path);
    await storage.put(key, createReadStream(path), { contentType, size });
    return { key, size };
  };
  const source = {
    name: wanted.name,
    size: wanted.size,
    open: async () => (await storage.get(wanted.storageKey)).body,
  };
  return converter.convert(source, (converted) => keepConverted(converted, keep), signal);
}

async function keepConverted(
  converted: Converted,
  keep: (path: string, contentType: string) => Promise<{ key: string; size: number }>,
): Promise<Made> {
  if ('none' in converted) {
    const reason = converted.none;
    return { ...NOTHING, state: LACKING.has(reason) ? 'waiting' : 'none', reason };
  }
  const { shown, thumbnail, pages, text } = converted.conversion;
  const kept = shown && (await keep(shown.path, shown.contentType));
  const small = thumbnail && (await keep(thumbnail, 'image/webp'));
  return {
    ...NOTHING,
    state: 'ready',
    ...(kept && {
      kind: shown.kind,
      storageKey: kept.key,
      contentType: shown.contentType,
      size: BigInt(kept.size),
    }),
    ...(small && { thumbnailKey: small.key }),
    pages: pages ?? null,
    // The database keeps no NUL in a text.
    text: (text ?? '').replaceAll('\0', ''),
  };
}

const NOTHING = {
  reason: null,
  kind: null,
  storageKey: null,
  contentType: null,
  size: null,
  thumbnailKey: null,
  pages: null,
  text: '',
};
