import { AppError } from '@millwright/platform';
import { fileHome } from '../files/index.ts';
import { ACCEPTING_STATES } from './acceptance.lifecycle.ts';
import { findRound } from './rounds.records.ts';

/** Once it lies before the customer, what they look at stays. */
const EVIDENCE_STATES: readonly string[] = ['requested', 'under_review'];

/**
 * Evidence hangs on the round, by the files' own front door: who reviews it works with it, whoever
 * leads the contract or one of its departments keeps it (see the migration for what follows by trigger). Once the round
 * is decided its evidence stays as it is.
 */
fileHome('AcceptanceRound', async (scope, roundId, { lock }) => {
  try {
    const round = await findRound(scope, roundId, lock ? { lock: 'record' } : {});
    return {
      contractId: round.contractId,
      departmentIds: round.departmentIds,
      // Whoever asked reads the evidence on the round's page; putting a version over it is not theirs.
      personIds: round.inspectorIds,
      isOpen: EVIDENCE_STATES.includes(round.status) && ACCEPTING_STATES.includes(round.contractStatus),
    };
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not_found') return null;
    throw error;
  }
});
