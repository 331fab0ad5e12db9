import { conflict, principalChanged, type Scope } from '@millwright/platform';
import type { ContractDetail } from '../contract-detail.queries.ts';
import { contractUpdated } from '../contracts.events.ts';
import { findContract, saveContract, seeAgain } from '../contracts.records.ts';
import type { UpdateContract } from '../contracts.schemas.ts';
import { announceReach } from './announce-reach.ts';
import {
  dateOf,
  requireOpen,
  requireSoundTerms,
  requireTermsKept,
  sayingNumberTaken,
  unique,
} from './contract-terms.ts';
import { tellProjectLead } from './tell-people.ts';

/** Changes a contract's terms, dates, people or departments, if nobody changed it in the meantime. */
export async function updateContract(scope: Scope, input: UpdateContract): Promise<ContractDetail | null> {
  const { contractId, version, ...terms } = input;
  const contract = await findContract(scope, contractId);
  scope.require('update', 'Contract', contract);
  if (terms.amount !== undefined || terms.currency !== undefined)
    scope.require('setAmount', 'Contract', contract);
  requireOpen(contract);
  // Somebody who looks at an older version is shown the newer one first.
  if (contract.version === version) await requireTermsKept(scope, contract, terms);
  await requireSoundTerms(scope, {
    // What stays as it is was sound when it was set, and people leave.
    customerId: terms.customerId === contract.customerId ? undefined : terms.customerId,
    projectLeadId: terms.projectLeadId === contract.projectLeadId ? undefined : terms.projectLeadId,
    salesOwnerId: terms.salesOwnerId,
    departmentIds: terms.departmentIds?.filter((id) => !contract.departmentIds.includes(id)),
    startsOn: terms.startsOn === undefined ? contract.startsOn : terms.startsOn,
    promisedDate: terms.promisedDate === undefined ? contract.promisedDate : terms.promisedDate,
  });
  const departmentIds = terms.departmentIds && unique(terms.departmentIds);
  if (departmentIds) await requireTeamsKept(scope, contractId, departmentIds);

  await sayingNumberTaken(terms.contractNo ?? contract.contractNo, () =>
    saveContract(scope, contract, version, {
      ...terms,
      departmentIds,
      signedOn: dateOf(terms.signedOn),
      startsOn: dateOf(terms.startsOn),
      promisedDate: dateOf(terms.promisedDate),
      dealOn: dateOf(terms.dealOn),
      scopeText: terms.scopeText === undefined ? undefined : terms.scopeText || null,
      internalNotes: terms.internalNotes === undefined ? undefined : terms.internalNotes || null,
    }),
  );
  await scope.announce(contractUpdated, { contractId });
  if (terms.customerId !== undefined && terms.customerId !== contract.customerId)
    await announceReach(scope, contract, [contract.customerId, terms.customerId]);
  const { projectLeadId } = terms;
  if (projectLeadId !== undefined && projectLeadId !== contract.projectLeadId) {
    const memberIds = [projectLeadId, contract.projectLeadId].filter((id) => id !== null);
    await scope.announce(principalChanged, { memberIds, contactIds: [] });
    const named = {
      id: contractId,
      contractNo: terms.contractNo ?? contract.contractNo,
      name: terms.name ?? contract.name,
    };
    await tellProjectLead(scope, named, { lead: projectLeadId, before: contract.projectLeadId });
  }
  return seeAgain(scope, contractId);
}

/** A department with people on the team takes part; it leaves when they have left. */
async function requireTeamsKept(scope: Scope, contractId: string, departmentIds: string[]): Promise<void> {
  const kept = await scope.sql
    .selectFrom('contract_member')
    .where('contract_id', '=', contractId)
    .where('valid_to', 'is', null)
    .select('department_id')
    .distinct()
    .execute();
  const missing = kept.map((row) => row.department_id).filter((id) => !departmentIds.includes(id));
  if (missing.length > 0) throw conflict('contracts.department_has_team', { departmentIds: missing });
}
