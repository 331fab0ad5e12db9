import { notFound, principalChanged, type Scope } from '@millwright/platform';
import type { ContractDetail } from '../contract-detail.queries.ts';
import { memberRemoved } from '../contracts.events.ts';
import { findContract, seeAgain } from '../contracts.records.ts';
import type { RemoveMember } from '../contracts.schemas.ts';
import { tellRemoved } from './tell-people.ts';

/**
 * Takes somebody off a contract's team. What they did stays theirs; what they could see ends with this transaction, and
 * their open tasks on the contract are given back.
 */
export async function removeMember(scope: Scope, input: RemoveMember): Promise<ContractDetail | null> {
  const { contractId, departmentId, memberId } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('remove', 'ContractMember', { contractId, departmentId });

  const { count } = await scope.tx.contractMember.updateMany({
    where: { contractId, departmentId, memberId, validTo: null },
    data: { validTo: new Date(scope.today()) },
  });
  if (count === 0) throw notFound('contracts.not_on_team', { memberId });
  const elsewhere = await scope.tx.contractMember.count({ where: { contractId, memberId, validTo: null } });
  const remains = elsewhere > 0;
  await scope.announce(memberRemoved, { contractId, departmentId, memberId, remains });
  await scope.announce(principalChanged, { memberIds: [memberId], contactIds: [] });
  await tellRemoved(scope, contract, { departmentId, memberId, remains });
  return seeAgain(scope, contractId);
}
