import type { Scope } from '@millwright/platform';
import { notify } from '../../notifications/index.ts';
import { contractOfFiles } from '../files.homes.ts';

interface Refused {
  fileId: string;
  contractId: string;
  versionNo: number;
  memberId: string | null;
}

/** Tells whoever sent a version, and those who lead its contract, what the scanner found in it, or that it could not look. */
export async function tellOfFinding(scope: Scope, version: Refused, finding: string | null): Promise<void> {
  const { fileId, contractId, versionNo, memberId } = version;
  const contract = await contractOfFiles(scope, contractId);
  const file = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.id', '=', fileId)
    .select('f.name')
    .executeTakeFirstOrThrow();
  if (!contract) return;
  const { contractNo, contractName, leadIds } = contract;
  const to = [...new Set([...(memberId ? [memberId] : []), ...leadIds])];
  const about = { type: 'Contract', id: contractId, contractId };
  const facts = { contractNo, contractName, fileName: file.name, versionNo };
  if (finding === null) await notify(scope, { to, kind: 'file_not_scanned', about, facts });
  else await notify(scope, { to, kind: 'file_infected', about, facts: { ...facts, finding } });
}
