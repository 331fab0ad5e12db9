import { AppError } from '@millwright/platform';
import { fileContracts, fileHome } from '../files/index.ts';
import { OPEN_STATES } from './contract-detail.queries.ts';
import type { ContractState } from './contracts.lifecycle.ts';
import { findContract } from './contracts.records.ts';

/** Contracts have files; those of their departments follow by trigger (see the migration of files). */
fileHome('Contract', async (scope, contractId, { lock }) => {
  try {
    const contract = await findContract(scope, contractId, { lock });
    return {
      contractId,
      departmentIds: contract.departmentIds,
      personIds: [],
      isOpen: OPEN_STATES.includes(contract.status),
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
});

/** What the product tells of a contract's files goes to those who lead it, as a whole or for a department. */
fileContracts(async (scope, contractId) => {
  const contract = await scope.sql
    .selectFrom('contract as c')
    .where('c.id', '=', contractId)
    .innerJoin('customer as k', (join) =>
      join.onRef('k.id', '=', 'c.customer_id').onRef('k.tenant_id', '=', 'c.tenant_id'),
    )
    .select(['c.contract_no as contractNo', 'c.name as contractName', 'c.status', 'k.name as customerName'])
    .select('k.id as customerId')
    .select('c.published_at as publishedAt')
    .select(['c.project_lead_id as projectLeadId', 'c.deleted_at as deletedAt'])
    .executeTakeFirst();
  if (!contract) return null;
  const leads = await scope.sql
    .selectFrom('contract_member as m')
    .where('m.contract_id', '=', contractId)
    .where('m.role', '=', 'lead')
    .where('m.valid_to', 'is', null)
    .select('m.member_id as memberId')
    .execute();
  const {
    customerId,
    contractNo,
    contractName,
    customerName,
    projectLeadId,
    deletedAt,
    publishedAt,
    status,
  } = contract;
  return {
    contractNo,
    contractName,
    customerId,
    customerName,
    isShown: publishedAt !== null && deletedAt === null && status !== 'draft',
    leadIds: [...(projectLeadId ? [projectLeadId] : []), ...leads.map(({ memberId }) => memberId)],
    isOver: deletedAt === null && !OPEN_STATES.includes(contract.status as ContractState),
  };
});
