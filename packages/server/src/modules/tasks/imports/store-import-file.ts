import { newId } from '@millwright/db';
import {
  invalid,
  openRead,
  openWrite,
  type RequestInfo,
  type Scope,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import { importKey, readImportFile } from './import-records.ts';
import { MAX_IMPORT_BYTES } from './imports.schemas.ts';
import { requireMayImport } from './may-import.ts';

/** A spreadsheet as it was uploaded for a contract. */
export interface UploadedImport {
  contractId: string;
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Keeps an uploaded spreadsheet, ready to be mapped and checked. It is read once before anything is stored: a file that
 * is not what it claims is refused and leaves nothing behind. Called by the HTTP edge, since bytes do not travel by
 * procedure; reading and storing happen between two scopes, so that no transaction waits for them.
 */
export async function storeImportFile(
  services: ScopeServices & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  upload: UploadedImport,
): Promise<{ importId: string }> {
  const { contractId, bytes } = upload;
  const fileName = cleanName(upload.fileName);
  if (bytes.byteLength > MAX_IMPORT_BYTES)
    throw invalid('spreadsheet.too_large', { limit: 'bytes', max: MAX_IMPORT_BYTES, size: bytes.byteLength });
  const check = (scope: Scope<StaffPrincipal>) => requireMayImport(scope, contractId);
  await openRead(services, principal, request, check);
  const table = await readImportFile(bytes, { fileName });

  const importId = newId();
  const storageKey = importKey(principal.tenantId, contractId, importId);
  await services.storage.put(storageKey, bytes, {
    contentType: contentTypes[table.format],
    size: bytes.byteLength,
  });
  try {
    await openWrite(services, principal, request, async (scope) => {
      await check(scope);
      await scope.tx.importRun.create({
        data: { id: importId, contractId, fileName, size: bytes.byteLength, storageKey },
      });
    });
  } catch (error) {
    // Nobody knows of the object without its row.
    await services.storage.delete(storageKey).catch(() => undefined);
    throw error;
  }
  return { importId };
}

const contentTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
} as const;

/** The name to show, without a path and what no name should hold. */
function cleanName(name: string): string {
  const bare = name
    .replace(/^.*[\\/]/, '')
    .replace(/\p{C}/gu, '')
    .trim()
    .slice(0, 200);
  return bare || 'import';
}
