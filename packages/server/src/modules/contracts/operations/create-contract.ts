import { newId } from '@millwright/db';
import { principalChanged, type Scope } from '@millwright/platform';
import { currentTenant, takeNumber } from '../../tenancy/index.ts';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { contractCreated } from '../contracts.events.ts';
import type { CreateContract } from '../contracts.schemas.ts';
import { nextContractNo } from './contract-number.ts';
import { dateOf, requireSoundTerms, sayingNumberTaken, unique } from './contract-terms.ts';
import { tellProjectLead } from './tell-people.ts';

/**
 * Enters a contract as a draft. The system gives the project number by the firm's rule, without gaps. Whoever
 * enters it without being the boss leads it, unless they name somebody else and stay able to see it.
 */
export async function createContract(scope: Scope, input: CreateContract): Promise<ContractDetail> {
  const { principal } = scope;
  const leads = principal.kind === 'staff' && principal.role !== 'boss';
  const projectLeadId =
    input.projectLeadId === undefined ? (leads ? principal.memberId : null) : input.projectLeadId;
  const own = leads ? principal.departmentIds.filter((id) => principal.departmentScope.includes(id)) : [];
  const departmentIds = unique(input.departmentIds ?? own);

  const id = newId();
  const proposed = { id, projectLeadId, departmentIds };
  scope.require('create', 'Contract', proposed);
  if (input.amount !== undefined && input.amount !== null) scope.require('setAmount', 'Contract', proposed);
  if (leads && projectLeadId !== principal.memberId) scope.require('read', 'Contract', proposed);
  await requireSoundTerms(scope, { ...input, projectLeadId, departmentIds });

  const { projectNoRule, contractNoRule } = await currentTenant(scope);
  const contractNo = input.contractNo ?? (await nextContractNo(scope, contractNoRule));
  const projectNo = await takeNumber(scope, 'project', projectNoRule);
  await sayingNumberTaken(contractNo, () =>
    scope.tx.contract.create({
      data: {
        id,
        contractNo,
        projectNo,
        name: input.name,
        customerId: input.customerId,
        signedOn: dateOf(input.signedOn),
        startsOn: dateOf(input.startsOn),
        promisedDate: dateOf(input.promisedDate),
        amount: input.amount,
        currency: input.currency,
        projectLeadId,
        departmentIds,
        internalNotes: input.internalNotes || null,
        scopeText: input.scopeText || null,
        salesOwnerId: input.salesOwnerId ?? null,
        dealOn: dateOf(input.dealOn),
      },
    }),
  );
  await scope.announce(contractCreated, { contractId: id });
  if (projectLeadId) {
    await scope.announce(principalChanged, { memberIds: [projectLeadId], contactIds: [] });
    await tellProjectLead(scope, { id, contractNo, name: input.name }, { lead: projectLeadId, before: null });
  }
  return getContract(scope, id);
}
