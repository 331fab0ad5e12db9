import { invalid, principalChanged, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type ContractDetail, getContract } from '../contract-detail.queries.ts';
import { leadAssigned, memberAssigned } from '../contracts.events.ts';
import { findContract } from '../contracts.records.ts';
import type { AssignMember } from '../contracts.schemas.ts';
import { dateOf, requireOpen, requireSoundTerms } from './contract-terms.ts';
import { tellAssigned } from './tell-people.ts';

/**
 * Puts somebody on a contract's team for a department, or gives them another part in it. Rights, calendar and notice
 * follow in the same transaction. A department has one lead on a contract: the one before assists from now on.
 */
export async function assignMember(scope: Scope, input: AssignMember): Promise<ContractDetail> {
  const { contractId, departmentId, memberId, role } = input;
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('assign', 'ContractMember', { contractId, departmentId });
  requireOpen(contract);
  await requireSoundTerms(scope, { departmentIds: [departmentId] });
  await requireOfDepartment(scope, memberId, departmentId);
  const today = scope.today();
  if (input.from && input.from > today)
    throw invalid('contracts.date_in_future', { today }, [
      { path: 'from', code: 'contracts.date_in_future' },
    ]);

  const { tx } = scope;
  const current = { contractId, departmentId, validTo: null };
  const before = await tx.contractMember.findMany({ where: current, select: { memberId: true, role: true } });
  if (role === 'lead') {
    await tx.contractMember.updateMany({
      where: { ...current, role: 'lead', memberId: { not: memberId } },
      data: { role: 'assistant' },
    });
  }
  const { count } = await tx.contractMember.updateMany({ where: { ...current, memberId }, data: { role } });
  if (count === 0) {
    await tx.contractMember.create({
      data: { contractId, departmentId, memberId, role, validFrom: dateOf(input.from ?? today) as Date },
    });
  }
  if (!contract.departmentIds.includes(departmentId)) {
    await tx.contract.updateMany({
      where: { id: contractId },
      data: { departmentIds: [...contract.departmentIds, departmentId] },
    });
  }
  await scope.announce(memberAssigned, { contractId, departmentId, memberId, role });
  if (role === 'lead') await scope.announce(leadAssigned, { contractId, departmentId, memberId });
  await scope.announce(principalChanged, { memberIds: [memberId], contactIds: [] });
  await tellAssigned(scope, contract, { departmentId, memberId, role }, before);
  return getContract(scope, contractId);
}

/** Whoever works for a department on a contract belongs to it, or to one below it. */
async function requireOfDepartment(scope: Scope, memberId: string, departmentId: string): Promise<void> {
  const found = await scope.sql
    .selectFrom('member as m')
    .where('m.id', '=', memberId)
    .where('m.status', '=', 'active')
    .select(
      sql<boolean>`exists (select 1 from department d where d.tenant_id = m.tenant_id and d.id = any(m.department_ids)
        and d.deleted_at is null and d.ancestor_ids @> array[${departmentId}::uuid])`.as('belongs'),
    )
    .executeTakeFirst();
  const code = found ? 'contracts.not_in_department' : 'contracts.member_unknown';
  if (!found?.belongs) throw invalid(code, { memberId }, [{ path: 'memberId', code }]);
}
