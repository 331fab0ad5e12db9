import { openRead, openWrite, type ScopeServices, type SystemPrincipal } from '@millwright/platform';
import type { ObjectStorage } from '@millwright/platform/storage';
import type { FileGuards } from '../../../services.ts';
import { fileVersionChecked } from '../files.events.ts';
import { warnOfFill } from '../quota.records.ts';
import { type ReadBack, readBack } from './read-back.ts';
import { tellOfFinding } from './tell-of-finding.ts';

interface Unchecked {
  id: string;
  fileId: string;
  contractId: string;
  versionNo: number;
  memberId: string | null;
  size: number;
  statedSha256: string | null;
  storageKey: string;
}

/**
 * Reads a version back from the store and says whether it is what was announced: its size, and its SHA-256 where the sender
 * stated one; what it really is; and whether a scanner finds anything in it. While the scanner is away the version stays as
 * it is, and the queue asks again. Bytes a contract has already are kept once. Between two scopes, since reading may take
 * minutes; done twice it does no harm.
 */
export async function checkVersion(
  services: ScopeServices & FileGuards & { storage: ObjectStorage },
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
        .select(['v.number as versionNo', 'v.member_id as memberId'])
        .select(['v.stated_sha256 as statedSha256', 'v.storage_key as storageKey'])
        .executeTakeFirst();
      return row && { ...row, size: Number(row.size) };
    },
  );
  if (!version) return;
  const found = await readBack(services.storage, version.storageKey, services.scanner);
  const state = stateOf(version, found, services.tooLargeToScan);
  await openWrite(services, product, request, async (scope) => {
    await scope.unseal('what arrived before the contract was archived is still read back');
    const same =
      state === 'good' && found
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
            // Held: a rule that takes old bytes away waits, and then finds that somebody has them.
            .forShare()
            .executeTakeFirst()
        : undefined;
    const { count } = await scope.tx.fileVersion.updateMany({
      where: { id: versionId, state: 'checking' },
      data: {
        state,
        sha256: found?.sha256 ?? null,
        checkedAt: scope.now(),
        ...(state !== 'broken' && found && findingsOf(found)),
        ...(same && { storageKey: same.storageKey }),
      },
    });
    if (count === 0) return;
    const { fileId, contractId } = version;
    await scope.announce(fileVersionChecked, { fileId, contractId, versionId, state });
    if (state === 'infected' || state === 'unscanned')
      await tellOfFinding(scope, version, found?.verdict?.kind === 'infected' ? found.verdict.finding : null);
    await warnOfFill(scope, services.filesQuota);
    // Bytes that were there already are left to the daily tidying: somebody may be fetching them at this moment.
  });
}

/** What becomes of a version that was found to be this. */
function stateOf(
  version: Unchecked,
  found: ReadBack | null,
  tooLargeToScan: FileGuards['tooLargeToScan'],
): 'good' | 'broken' | 'infected' | 'unscanned' {
  if (found?.verdict?.kind === 'infected') return 'infected';
  if (!found || found.size !== version.size) return 'broken';
  if (version.statedSha256 !== null && version.statedSha256 !== found.sha256) return 'broken';
  return found.verdict?.kind === 'too_large' && tooLargeToScan === 'refuse' ? 'unscanned' : 'good';
}

const findingsOf = ({ detectedType, verdict }: ReadBack) => ({
  detectedType,
  scanned: verdict?.kind ?? null,
  finding: verdict?.kind === 'infected' ? verdict.finding : null,
});
