import { AppError, conflict, type Scope } from '@millwright/platform';
import { findContract } from '../../contracts/index.ts';
import { requireContractMoment } from '../../tasks/index.ts';
import { MAX_REASON, type Propose } from '../planning.schemas.ts';
import { keepProposal } from './keep-proposal.ts';
import { getProposal, type ProposalDetail } from './proposals.queries.ts';

/**
 * Computes what a contract's plan becomes from what has happened, and keeps it for a decision. Nothing moves by it. An older
 * proposal that still waits is replaced: it was computed from what is no longer so.
 */
export async function proposeReschedule(scope: Scope, input: Propose): Promise<ProposalDetail> {
  const { contractId, reason, mode } = input;
  const contract = await findContract(scope, contractId);
  scope.require('create', 'ScheduleProposal', { contractId, departmentIds: contract.departmentIds });
  requireContractMoment('update', contract.status);
  const proposalId = await keepProposal(scope, { contractId, reason, mode });
  if (!proposalId) throw conflict('planning.nothing_moves');
  return getProposal(scope, { proposalId });
}

/** A late part as it holds up a plan from outside. */
export interface LatePart {
  contractId: string;
  itemId: string;
  itemName: string;
  promisedDate: string | null;
  /** Who was told more of it already. */
  told?: readonly string[];
}

/**
 * The same for whoever made the plan move from outside by a late part, whether or not they plan tasks: it stands there for
 * those who do, and they are told. Answers with null where nothing moves, or nothing can be computed.
 */
export async function proposeForPart(
  scope: Scope,
  { contractId, itemId, itemName, promisedDate, told }: LatePart,
): Promise<{ proposalId: string } | null> {
  try {
    const proposalId = await keepProposal(scope, {
      contractId,
      reason: itemName.slice(0, MAX_REASON),
      mode: 'push',
      cause: { type: 'ProcurementItem', id: itemId, due: promisedDate },
      ...(told ? { told } : {}),
    });
    return proposalId ? { proposalId } : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'planning.impossible') return null;
    throw error;
  }
}
