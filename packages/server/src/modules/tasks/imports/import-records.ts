import { invalid, notFound, type Scope, type TenantPrincipal } from '@millwright/platform';
import { readTable, SpreadsheetError, type Table } from '@millwright/platform/spreadsheet';
import { type ObjectStorage, StorageError } from '@millwright/platform/storage';
import { LABELS } from './imports.fields.ts';
import { type ImportMapping, importReport, MAX_IMPORT_BYTES, MAX_IMPORT_ROWS } from './imports.schemas.ts';

/** An uploaded file on its way into a contract's tasks. */
export interface ImportRecord {
  id: string;
  version: number;
  contractId: string;
  fileName: string;
  size: number;
  storageKey: string;
  /** Expired: its file has been removed (see expire-import-files.ts). */
  status: 'uploaded' | 'taken_over' | 'expired';
  mapping: ImportMapping | null;
  report: { taskCount: number; skippedRows: number } | null;
  takenOverAt: string | null;
  createdAt: string;
  createdBy: string | null;
}

/** The two ways into the database and the file store: a step that reads a file does so between two scopes. */
export interface ImportDoors {
  storage: ObjectStorage;
  read<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
  write<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
}

/** Where an import's file lies. */
export const importKey = (tenantId: string, contractId: string, importId: string) =>
  `${tenantId}/${contractId}/imports/${importId}`;

/** Where the workbook of an import's rows to mend lies. */
export const toMendKey = (storageKey: string) => `${storageKey}-to-mend`;

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const keyOfImport = new RegExp(`^(?<tenantId>${uuid})/${uuid}/imports/(?<importId>${uuid})(?:-to-mend)?$`);

/** Whose import a stored object belongs to; undefined when it is none of an import's files. */
export function importIn(key: string): { tenantId: string; importId: string } | undefined {
  return keyOfImport.exec(key)?.groups as { tenantId: string; importId: string } | undefined;
}

/** The import, if the viewer may read it; locked until the transaction ends when it is to be taken over. */
export async function findImport(scope: Scope, importId: string, lock = false): Promise<ImportRecord> {
  const query = scope.sql
    .selectFrom('import_run as i')
    .where('i.id', '=', importId)
    .where(scope.where('read', 'ImportRun', 'i') as never)
    .select([
      'i.id',
      'i.version',
      'i.contract_id as contractId',
      'i.file_name as fileName',
      'i.size',
      'i.storage_key as storageKey',
      'i.status',
      'i.mapping',
      'i.report',
      'i.taken_over_at as takenOverAt',
      'i.created_at as createdAt',
      'i.created_by as createdBy',
    ]);
  const found = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!found || found.status === 'expired') throw notFound('imports.not_found');
  const report = importReport.safeParse(found.report);
  return {
    ...found,
    status: found.status as ImportRecord['status'],
    mapping: found.mapping as ImportMapping | null,
    report: report.success ? report.data : null,
  };
}

/** Reads a file as a table, or refuses it with the reason: it is not what it claims, or too much. */
export async function readImportFile(
  bytes: Uint8Array,
  options: { fileName: string; sheet?: string | undefined; headerLine?: number | undefined },
): Promise<Table> {
  try {
    return await readTable(bytes, {
      fileName: options.fileName,
      labels: LABELS,
      maxBytes: MAX_IMPORT_BYTES,
      maxRows: MAX_IMPORT_ROWS,
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.headerLine === undefined ? {} : { headerLine: options.headerLine }),
    });
  } catch (error) {
    if (error instanceof SpreadsheetError) throw invalid(error.code, error.facts);
    throw error;
  }
}

/** The stored file of an import as a table. */
export async function loadTable(
  storage: ObjectStorage,
  run: ImportRecord,
  reading: { sheet?: string | undefined; headerLine?: number | undefined },
): Promise<Table> {
  const stored = await storage.get(run.storageKey).catch((error: unknown) => {
    // Removed after its time: whoever wants it once more uploads it once more.
    if (error instanceof StorageError && error.code === 'storage.not_found')
      throw notFound('imports.not_found');
    throw error;
  });
  const chunks: Uint8Array[] = [];
  for await (const chunk of stored.body) chunks.push(chunk as Uint8Array);
  const { sheet, headerLine } = reading;
  return readImportFile(Buffer.concat(chunks), { fileName: run.fileName, sheet, headerLine });
}
