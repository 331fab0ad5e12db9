import { AppError } from '@millwright/platform';
import { fileHome } from '../files/index.ts';
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
