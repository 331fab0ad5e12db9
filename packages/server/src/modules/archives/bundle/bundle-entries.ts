import { openRead, product, type RequestInfo, type Scope, type ScopeServices } from '@millwright/platform';
import type { ArchiveEntry } from '@millwright/platform/archive';
import { type ObjectStorage, StorageError } from '@millwright/platform/storage';
import { bundled, type KeptVersion, keptVersions, staysBehind } from './bundle-files.ts';
import {
  type BundledFile,
  type BundledSection,
  type BundleManifest,
  FORMAT,
  FORMAT_VERSION,
} from './bundle-format.ts';
import { auditRows, sectionRows } from './bundle-rows.ts';
import { SECTIONS } from './bundle-sections.ts';
import { BundleWriter } from './bundle-writer.ts';
import { README } from './readme-text.ts';

export type BundleServices = ScopeServices & { storage: ObjectStorage };

/** What a bundle is to be made of. */
export interface BundleOrder {
  tenantId: string;
  contractId: string;
  withMoney: boolean;
  sealedAt: Date;
  firm: BundleManifest['firm'];
  contract: BundleManifest['contract'];
}

/** What came of it, known once the last entry has been read. */
export interface BundleOutcome {
  fileCount: number;
  leftOut: number;
  auditHead: string;
}

const REQUEST: RequestInfo = {
  requestId: 'archives.make-bundle',
  ip: null,
  device: 'job:archives.make-bundle',
};
const FIRST = '00000000-0000-0000-0000-000000000000';
const VERSIONS = 100;

/**
 * Everything an archived contract leaves behind, one entry after the other: a page of rows or one file is in memory at a time,
 * however much there is. The list of it, with the hash of each entry, comes last.
 */
export async function* bundleEntries(
  services: BundleServices,
  order: BundleOrder,
  outcome: BundleOutcome,
): AsyncGenerator<ArchiveEntry> {
  const writer = new BundleWriter(order.sealedAt);
  const sections: BundledSection[] = [];
  const files: BundledFile[] = [];
  yield writer.text(writer.names.take('', 'README.txt'), README);
  yield* sectionEntries(services, order, writer, sections);
  yield* noteEntries(services, order, writer);
  yield* fileEntries(services, order, writer, files);
  yield* auditEntries(services, order, writer);
  const { firm, contract, withMoney, sealedAt } = order;
  const list = {
    format: FORMAT,
    formatVersion: FORMAT_VERSION,
    firm,
    contract,
    sealedAt: sealedAt.toISOString(),
  };
  yield writer.manifest({ ...list, withMoney, sections, files } as Parameters<BundleWriter['manifest']>[0]);
  outcome.fileCount = files.filter(({ path }) => path !== null).length;
  outcome.leftOut = files.length - outcome.fileCount;
  outcome.auditHead = writer.auditHead;
}

const read = <T>(services: ScopeServices, tenantId: string, work: (scope: Scope) => Promise<T>) =>
  openRead(services, product(tenantId), REQUEST, work);

async function* sectionEntries(
  services: BundleServices,
  { tenantId, contractId, withMoney }: BundleOrder,
  writer: BundleWriter,
  sections: BundledSection[],
): AsyncGenerator<ArchiveEntry> {
  for (const section of SECTIONS.filter(({ isMoney }) => withMoney || !isMoney)) {
    const told: BundledSection = { name: section.name, paths: [], rows: 0 };
    for (let after = FIRST; ; ) {
      const rows = await read(services, tenantId, (scope) =>
        sectionRows(scope, section, { contractId, withMoney, after }),
      );
      if (rows.length === 0) break;
      const path = pathOf('data', section.name, told.paths.length);
      told.paths.push(path);
      told.rows += rows.length;
      yield writer.text(path, rows.map(({ row }) => `${JSON.stringify(row)}\n`).join(''));
      after = rows.at(-1)!.id;
    }
    sections.push(told);
  }
}

async function* auditEntries(
  services: BundleServices,
  { tenantId, contractId, withMoney }: BundleOrder,
  writer: BundleWriter,
): AsyncGenerator<ArchiveEntry> {
  let after = FIRST;
  for (let part = 0; ; part += 1) {
    const about = { contractId, withMoney, after };
    const rows = await read(services, tenantId, (scope) => auditRows(scope, about));
    if (rows.length === 0) return;
    yield writer.audit(
      pathOf('audit', 'audit', part),
      rows.map(({ row }) => row),
    );
    after = rows.at(-1)!.id;
  }
}

/** `data/tasks.jsonl`, and `data/tasks-2.jsonl` where there are more. */
const pathOf = (folder: string, name: string, part: number) =>
  `${folder}/${name}${part === 0 ? '' : `-${part + 1}`}.jsonl`;

/** The delivery notes as they were signed for: small, and kept in the database. */
async function* noteEntries(
  services: BundleServices,
  { tenantId, contractId }: BundleOrder,
  writer: BundleWriter,
): AsyncGenerator<ArchiveEntry> {
  const notes = await read(services, tenantId, ({ sql }) =>
    sql
      .selectFrom('delivery_note as n')
      .innerJoin('delivery as d', (join) =>
        join.onRef('d.id', '=', 'n.delivery_id').onRef('d.tenant_id', '=', 'n.tenant_id'),
      )
      .where('n.contract_id', '=', contractId)
      .select(['n.id', 'n.locale', 'n.stage', 'n.round', 'd.number'])
      .orderBy('n.id')
      .execute(),
  );
  for (const { id, locale, stage, round, number } of notes) {
    const found = await read(services, tenantId, ({ sql }) =>
      sql.selectFrom('delivery_note_content').where('note_id', '=', id).select('bytes').executeTakeFirst(),
    );
    if (!found) continue;
    yield writer.bytes(writer.names.take('notes', `${number}-${locale}-${round}-${stage}.pdf`), found.bytes);
  }
}

async function* fileEntries(
  services: BundleServices,
  { tenantId, contractId }: BundleOrder,
  writer: BundleWriter,
  files: BundledFile[],
): AsyncGenerator<ArchiveEntry> {
  const folders = new Map<string, string>();
  for (let after = FIRST; ; ) {
    const about = { contractId, after, limit: VERSIONS };
    const versions = await read(services, tenantId, (scope) => keptVersions(scope, about));
    for (const version of versions) {
      const behind = staysBehind(version);
      const found = behind ?? (await stored(services, version));
      if (typeof found === 'string') {
        files.push(bundled(version, null, found));
        continue;
      }
      const path = writer.names.take(folderIn(writer, folders, version), versionName(version));
      files.push(bundled(version, path, 'included'));
      yield writer.stored(path, version.size, new Date(version.createdAt), found.body);
    }
    if (versions.length < VERSIONS) return;
    after = versions.at(-1)!.versionId;
  }
}

async function stored(services: BundleServices, { storageKey }: KeptVersion) {
  try {
    return await services.storage.get(storageKey);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'storage.not_found') return 'missing' as const;
    throw error;
  }
}

/** Where a file's versions lie: names tamed, and each folder named once however many lie in it. */
function folderIn(writer: BundleWriter, folders: Map<string, string>, version: KeptVersion): string {
  const names = ['files', ...(version.taskTitle ? [version.taskTitle] : []), ...version.folders];
  let path = '';
  let key = '';
  for (const name of names) {
    key += `/${name}`;
    const known = folders.get(key) ?? writer.names.take(path, name);
    folders.set(key, known);
    path = known;
  }
  return path;
}

/** "layout.dxf" in its second version: "layout v2.dxf". */
function versionName({ name, number }: KeptVersion): string {
  const dot = name.lastIndexOf('.');
  return dot > 0 ? `${name.slice(0, dot)} v${number}${name.slice(dot)}` : `${name} v${number}`;
}
