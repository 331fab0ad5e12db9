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
import { LABELS } from './boms.fields.ts';
import { requireMayImportBom } from './may-import-bom.ts';

/** A bill of materials as it was uploaded for a contract. */
export interface BomUpload {
  contractId: string;
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Keeps an uploaded bill of materials, ready to be mapped and checked. Called by the HTTP edge, since bytes do not travel by
 * procedure; reading and storing happen between two scopes, so that no transaction waits for them.
 */
export async function storeBomFile(
  services: ScopeServices & { storage: ObjectStorage },
  principal: StaffPrincipal,
  request: RequestInfo,
  upload: BomUpload,
): Promise<{ importId: string }> {
  const { contractId, bytes } = upload;
  const fileName = cleanFileName(upload.fileName);
  requireImportSize(bytes);
  const check = (scope: Scope<StaffPrincipal>) => requireMayImportBom(scope, contractId);
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
        await scope.tx.bomImport.create({
          data: { id: importId, contractId, fileName, size: bytes.byteLength, storageKey },
        });
      }),
  });
  return { importId };
}
