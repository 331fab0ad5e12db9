import { openRead, openWrite, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import { type ObjectStorage, StorageError } from '@millwright/platform/storage';
import { fileVersionChecked } from '../files.events.ts';

interface Unchecked {
  id: string;
  fileId: string;
  contractId: string;
  size: number;
  statedSha256: string | null;
  storageKey: string;
}

/**
 * Reads a version back from the store and says whether it is what was announced: its size, and its SHA-256 where the sender
 * stated one. Bytes a contract has already are kept once. Between two scopes, since reading may take minutes; done twice it
 * does no harm.
 */
export async function checkVersion(
  services: ScopeServices & { storage: ObjectStorage },
  tenantId: string,
  versionId: string,
): Promise<void> {
  const product: SystemPrincipal = { kind: 'system', tenantId, actorId: null, timeZone: 'UTC' };
  const request = { requestId: `check:${versionId}`, ip: null, device: 'job:files.check-version' };
  const version = await openRead(
    services,
    product,
    request,
    async ({ sql }): Promise<Unchecked | undefined> => {
      const row = await sql
        .selectFrom('file_version as v')
        .where('v.id', '=', versionId)
        .where('v.state', '=', 'checking')
        .select(['v.id', 'v.file_id as fileId', 'v.contract_id as contractId', 'v.size'])
        .select(['v.stated_sha256 as statedSha256', 'v.storage_key as storageKey'])
        .executeTakeFirst();
      return row && { ...row, size: Number(row.size) };
    },
  );
  if (!version) return;
  const found = await readBack(services.storage, version.storageKey);
  const isGood =
    found !== null &&
    found.size === version.size &&
    (version.statedSha256 === null || version.statedSha256 === found.sha256);
  const state: 'good' | 'broken' = isGood ? 'good' : 'broken';
  const spare = await openWrite(services, product, request, async (scope) => {
    const same = isGood
      ? await scope.sql
          .selectFrom('file_version as v')
          .where('v.contract_id', '=', version.contractId)
          .where('v.sha256', '=', found.sha256)
          .where('v.size', '=', version.size as never)
          .where('v.state', '=', 'good')
          .where('v.storage_key', '<>', version.storageKey)
          .select('v.storage_key as storageKey')
          .orderBy('v.id')
          .limit(1)
          .executeTakeFirst()
      : undefined;
    const { count } = await scope.tx.fileVersion.updateMany({
      where: { id: versionId, state: 'checking' },
      data: {
        state,
        sha256: found?.sha256 ?? null,
        checkedAt: scope.now(),
        ...(same && { storageKey: same.storageKey }),
      },
    });
    if (count === 0) return null;
    const { fileId, contractId } = version;
    await scope.announce(fileVersionChecked, { fileId, contractId, versionId, state });
    return same ? version.storageKey : null;
  });
  if (spare) await services.storage.delete(spare);
}

async function readBack(
  storage: ObjectStorage,
  key: string,
): Promise<{ size: number; sha256: string } | null> {
  try {
    return await storage.verify(key);
  } catch (error) {
    if (error instanceof StorageError && error.code === 'storage.not_found') return null;
    throw error;
  }
}
