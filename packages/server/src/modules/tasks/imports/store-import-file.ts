import { newId } from '@millwright/db';
import {
  openRead,
  openWrite,
  type RequestInfo,
  type Scope,
  type ScopeServices,
  type StaffPrincipal,
} from '@millwright/platform';
import { cleanFileName, importKey, keepImportFile, requireImportSize } from '@millwright/platform/imports';
import type { ObjectStorage } from '@millwright/platform/storage';
import { LABELS } from './imports.fields.ts';
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
  const fileName = cleanFileName(upload.fileName);
  requireImportSize(bytes);
  const check = (scope: Scope<StaffPrincipal>) => requireMayImport(scope, contractId);
  await openRead(services, principal, request, check);
  const importId = newId();
  const storageKey = importKey(principal.tenantId, contractId, importId);
  await keepImportFile(services.storage, {
    storageKey,
    fileName,
    bytes,
    labels: LABELS,
    enter: () =>
      openWrite(services, principal, request, async (scope) => {
        await check(scope);
        await scope.tx.importRun.create({
          data: { id: importId, contractId, fileName, size: bytes.byteLength, storageKey },
        });
      }),
  });
  return { importId };
}
