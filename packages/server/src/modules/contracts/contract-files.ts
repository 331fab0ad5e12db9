import { AppError } from '@millwright/platform';
import { sql } from 'kysely';
import { contractFacts, fileHome } from '../files/index.ts';
import { OPEN_STATES } from './contract-detail.queries.ts';
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

contractFacts((scope, contractId) =>
  scope.sql
    .selectFrom('contract as c')
    .innerJoin('customer as k', (join) =>
      join.onRef('k.id', '=', 'c.customer_id').onRef('k.tenant_id', '=', 'c.tenant_id'),
    )
    .where('c.id', '=', contractId)
    .select(['c.contract_no as contractNo', 'k.name as customerName'])
    .select(
      sql<boolean>`(c.published_at is not null and c.deleted_at is null and c.status <> 'draft')`.as(
        'isShown',
      ),
    )
    .executeTakeFirstOrThrow(),
);
