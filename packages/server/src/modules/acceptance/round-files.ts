import { AppError } from '@millwright/platform';
import { fileHome } from '../files/index.ts';
import { ACCEPTING_STATES, OPEN_ROUNDS } from './acceptance.lifecycle.ts';
import { findRound } from './rounds.records.ts';

/**
 * Evidence hangs on the round, by the files' own front door: who reviews it works with it, who asked sees it, whoever
 * leads the contract or one of its departments keeps it (see the migration for what follows by trigger). Once the round
 * is decided its evidence stays as it is.
 */
fileHome('AcceptanceRound', async (scope, roundId, { lock }) => {
  try {
    const round = await findRound(scope, roundId, lock ? { lock: 'record' } : {});
    return {
      contractId: round.contractId,
      departmentIds: round.departmentIds,
      personIds: [...round.inspectorIds, ...(round.requestedBy ? [round.requestedBy] : [])],
      isOpen:
        (OPEN_ROUNDS as readonly string[]).includes(round.status) &&
        ACCEPTING_STATES.includes(round.contractStatus),
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
});
