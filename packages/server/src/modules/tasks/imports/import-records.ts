import { notFound, type Scope, type TenantPrincipal } from '@millwright/platform';
import { loadImportFile } from '@millwright/platform/imports';
import type { Table } from '@millwright/platform/spreadsheet';
import type { ObjectStorage } from '@millwright/platform/storage';
import { LABELS } from './imports.fields.ts';
import { type ImportMapping, importReport } from './imports.schemas.ts';

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

/** The stored file of an import as a table. */
export const loadTable = (
  storage: ObjectStorage,
  run: ImportRecord,
  { sheet, headerLine }: { sheet?: string | undefined; headerLine?: number | undefined },
): Promise<Table> => loadImportFile(storage, run, { labels: LABELS, sheet, headerLine });
