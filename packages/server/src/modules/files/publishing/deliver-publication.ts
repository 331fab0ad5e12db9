import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { openRead, openWrite, product, type RequestInfo } from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import { servedType } from '../detected-type.ts';
import { filePublicationReady } from '../files.events.ts';
import { contractOfFile } from '../files.homes.ts';
import { makePreview, type PreviewServices } from '../previews/make-preview.ts';
import { endingOf, kindOfName } from '../previews/previews.schemas.ts';

/** The portal's own store holds what customers are shown, and nothing else: its process can reach no other. */
export type PublishingServices = PreviewServices & { published: ObjectStorage };

const REQUEST: RequestInfo = {
  requestId: 'files.deliver',
  ip: null,
  device: 'job:files.deliver-publication',
};

/** Reasons that go away. */
const PASSING: ReadonlySet<string> = new Set(['busy', 'sandbox_missing', 'took_too_long']);

async function isLive(
  services: PublishingServices,
  tenantId: string,
  publicationId: string,
): Promise<boolean> {
  const row = await openRead(services, product(tenantId), REQUEST, ({ sql }) =>
    sql
      .selectFrom('file_publication as p')
      .where('p.id', '=', publicationId)
      .where('p.ended_at', 'is', null)
      .select('p.id')
      .executeTakeFirst(),
  );
  return row !== undefined;
}

const keyOf = (tenantId: string, contractId: string, publicationId: string, part: string) =>
  `${tenantId}/${contractId}/${publicationId}/${part}`;
const PARTS = ['document', 'preview', 'thumbnail'] as const;

/** Brings a publication's bytes to the portal's store; with a mark in them where the file or the firm demands one. Repeated it does the same. */
export async function deliverPublication(
  services: PublishingServices,
  tenantId: string,
  publicationId: string,
  signal?: AbortSignal,
): Promise<void> {
  const principal = product(tenantId);
  const find = () =>
    openRead(services, principal, REQUEST, ({ sql }) =>
      sql
        .selectFrom('file_publication as p')
        .innerJoin('file_version as v', (join) =>
          join.onRef('v.id', '=', 'p.version_id').onRef('v.tenant_id', '=', 'p.tenant_id'),
        )
        .innerJoin('file_asset as f', (join) =>
          join.onRef('f.id', '=', 'p.file_id').onRef('f.tenant_id', '=', 'p.tenant_id'),
        )
        .innerJoin('tenant as w', 'w.id', 'p.tenant_id')
        .leftJoin('file_preview as r', (join) =>
          join.onRef('r.version_id', '=', 'p.version_id').onRef('r.tenant_id', '=', 'p.tenant_id'),
        )
        .where('p.id', '=', publicationId)
        .where('p.ended_at', 'is', null)
        .where('p.state', '=', 'preparing')
        .select(['p.file_id as fileId', 'p.version_id as versionId', 'p.contract_id as contractId', 'p.name'])
        .select('p.customer_name as customerName')
        .select(['p.trace_code as code', 'p.created_at as sharedAt'])
        .select(['f.watermark', 'w.watermark_files as watermarkFiles'])
        .select(['w.time_zone as timeZone', 'v.size', 'v.detected_type as detectedType'])
        .select(['v.storage_key as storageKey', 'r.id as previewId', 'r.kind', 'r.storage_key as previewKey'])
        .select(['r.content_type as previewType', 'r.size as previewSize', 'r.thumbnail_key as thumbnailKey'])
        .executeTakeFirst(),
    );
  let found = await find();
  if (found && !found.previewId) {
    await makePreview(services, tenantId, found.versionId, signal);
    found = await find();
  }
  if (!found) return;
  const { fileId, contractId } = found;
  const key = (part: (typeof PARTS)[number]) => keyOf(tenantId, contractId, publicationId, part);
  const copy = async (from: string, part: (typeof PARTS)[number], contentType: string) => {
    const { body, size } = await services.storage.get(from);
    await services.published.put(key(part), body, { contentType, size });
    return { key: key(part), size };
  };
  const ready = found.watermark || found.watermarkFiles ? await deliverMarked() : await deliverPlain();
  const delivered = await openWrite(services, principal, REQUEST, async (scope) => {
    const { count } = await scope.tx.filePublication.updateMany({
      where: { id: publicationId, endedAt: null, state: 'preparing' },
      data: ready,
    });
    if (count > 0) await scope.announce(filePublicationReady, { fileId, contractId, publicationId });
    return count > 0;
  });
  // Taken back while its bytes were on their way; or another run of this job was faster, whose bytes they are.
  if (!delivered && !(await isLive(services, tenantId, publicationId)))
    await removePublication(services, tenantId, { contractId, publicationId });

  async function deliverPlain() {
    const row = found!;
    const { size } = await copy(row.storageKey, 'document', servedType(row.detectedType));
    const made = row.previewKey && (await copy(row.previewKey, 'preview', row.previewType!));
    if (row.thumbnailKey) await copy(row.thumbnailKey, 'thumbnail', 'image/webp');
    return {
      state: 'ready',
      storageKey: key('document'),
      size: BigInt(size),
      contentType: servedType(row.detectedType),
      kind: row.previewKey ? row.kind : kindOfName(row.name),
      ...(made ? { previewKey: made.key, previewType: row.previewType } : {}),
      ...(row.thumbnailKey ? { thumbnailKey: key('thumbnail') } : {}),
    };
  }

  /** The customer gets a copy with their name across each page, for looking at and for keeping. What cannot carry a mark is not shown. */
  async function deliverMarked() {
    const row = found!;
    const kind = row.previewKey ? row.kind : kindOfName(row.name);
    if (kind !== 'pdf' && kind !== 'image') return { state: 'failed' };
    const from = row.previewKey ?? row.storageKey;
    const { contractNo } = await openRead(services, principal, REQUEST, (scope) =>
      contractOfFile(scope, contractId),
    );
    const when = new Date(row.sharedAt as unknown as string).toLocaleDateString('sv-SE', {
      timeZone: row.timeZone,
    });
    const name = kind === 'pdf' ? 'document.pdf' : row.previewKey ? 'picture.webp' : row.name;
    const source = {
      name,
      size: Number(row.previewKey ? row.previewSize : row.size),
      kind: kind as 'pdf' | 'image',
      lines: [`${row.customerName} · ${contractNo}`, `${when} · ${row.code}`],
      open: async () => (await services.storage.get(from)).body,
    };
    return services.converter.stamp(
      source,
      async (converted) => {
        // For now only: the queue, or the job that looks for what is left lying, comes back.
        if ('none' in converted && PASSING.has(converted.none)) throw new Error(`not now: ${converted.none}`);
        const shown = 'none' in converted ? undefined : converted.conversion.shown;
        if (!shown) return { state: 'failed' };
        const { size } = await stat(shown.path);
        await services.published.put(key('document'), createReadStream(shown.path), {
          contentType: shown.contentType,
          size,
        });
        const ending = shown.contentType === 'application/pdf' ? 'pdf' : 'webp';
        return {
          state: 'ready',
          name: endingOf(row.name) === ending ? row.name : `${row.name.replace(/\.[^.]*$/, '')}.${ending}`,
          storageKey: key('document'),
          size: BigInt(size),
          contentType: shown.contentType,
          kind,
        };
      },
      signal,
    );
  }
}

/** Removes what the portal's store holds of a publication that has ended. */
export async function removePublication(
  { published }: Pick<PublishingServices, 'published'>,
  tenantId: string,
  { contractId, publicationId }: { contractId: string; publicationId: string },
): Promise<void> {
  for (const part of PARTS) await published.delete(keyOf(tenantId, contractId, publicationId, part));
}
