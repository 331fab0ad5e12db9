import type { Scope } from '@millwright/platform';
import { notify } from '../../notifications/index.ts';
import { activeBosses } from '../../org/index.ts';
import type { ContractRecord } from '../contracts.records.ts';
import type { AmendmentRecord } from './amendments.records.ts';

const aboutContract = ({ id }: ContractRecord) => ({ type: 'Contract', id, contractId: id });
const factsOf = ({ contractNo, name }: ContractRecord, { number }: AmendmentRecord) => ({
  contractNo,
  contractName: name,
  number,
});

/** Asks those who decide. */
export async function tellProposed(
  scope: Scope,
  contract: ContractRecord,
  amendment: AmendmentRecord,
): Promise<void> {
  const facts = factsOf(contract, amendment);
  const to = await activeBosses(scope);
  await notify(scope, { to, kind: 'amendment_proposed', about: aboutContract(contract), facts });
}

/** Tells whoever asked what was decided. */
export async function tellDecided(
  scope: Scope,
  contract: ContractRecord,
  amendment: AmendmentRecord,
  decision: 'approve' | 'reject',
): Promise<void> {
  if (!amendment.proposedBy) return;
  const facts = { ...factsOf(contract, amendment), decision };
  const to = [amendment.proposedBy];
  await notify(scope, { to, kind: 'amendment_decided', about: aboutContract(contract), facts });
}
