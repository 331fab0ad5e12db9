import { notFound, type Scope, type TenantPrincipal } from '@millwright/platform';
import { loadImportFile } from '@millwright/platform/imports';
import type { Table } from '@millwright/platform/spreadsheet';
import type { ObjectStorage } from '@millwright/platform/storage';
import { LABELS } from './boms.fields.ts';
import { bomReport } from './boms.schemas.ts';

/** An uploaded bill of materials on its way into a contract's items. */
export interface BomRecord {
  id: string;
  version: number;
  contractId: string;
  fileName: string;
  storageKey: string;
  status: 'uploaded' | 'taken_over';
  report: { itemCount: number; skippedRows: number } | null;
  takenOverAt: string | null;
  createdBy: string | null;
}

/** The two ways into the database and the file store: a step that reads a file does so between two scopes. */
export interface BomDoors {
  storage: ObjectStorage;
  read<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
  write<T>(run: (scope: Scope<TenantPrincipal>) => Promise<T>): Promise<T>;
}

/** The import, if the viewer may read it; locked until the transaction ends when it is to be taken over. */
export async function findBom(scope: Scope, importId: string, lock = false): Promise<BomRecord> {
  const query = scope.sql
    .selectFrom('bom_import as b')
    .where('b.id', '=', importId)
    .where(scope.where('read', 'BomImport', 'b') as never)
    .select([
      'b.id',
      'b.version',
      'b.contract_id as contractId',
      'b.file_name as fileName',
      'b.storage_key as storageKey',
      'b.status',
      'b.report',
      'b.taken_over_at as takenOverAt',
      'b.created_by as createdBy',
    ]);
  const found = await (lock ? query.forUpdate() : query).executeTakeFirst();
  if (!found) throw notFound('imports.not_found');
  const report = bomReport.safeParse(found.report);
  return {
    ...found,
    status: found.status as BomRecord['status'],
    report: report.success ? report.data : null,
  };
}

/** The stored file as a table; after its time it is gone, and the import is no longer found. */
export const loadBom = (
  storage: ObjectStorage,
  run: BomRecord,
  { sheet, headerLine }: { sheet?: string | undefined; headerLine?: number | undefined },
): Promise<Table> => loadImportFile(storage, run, { labels: LABELS, sheet, headerLine });
