import { conflict, invalid, type Scope } from '@millwright/platform';
import { CURRENT_STATEMENT, putSignature } from '../acceptance/index.ts';
import type { RefuseAcceptance, SignAcceptance } from './portal.acceptance.schemas.ts';
import { findPortalRound, type PortalRound } from './portal.acceptance.ts';
import { portalViews } from './portal.database.ts';

interface Answer {
  id: string;
  roundId: string;
  name: string;
  locale: string;
  isRefusal: boolean;
  statement: string;
  reason: string | null;
}

/**
 * One answer to one round, for good. The database takes it only while the round waits for it, held against being taken
 * back meanwhile; that it is there once, a unique key says. Sent again with the same id it is the same answer.
 */
async function answer(scope: Scope, given: Answer): Promise<PortalRound> {
  const round = await findPortalRound(scope, given.roundId);
  const before = await portalViews(scope)
    .selectFrom('acceptance_signature')
    .where('round_id', '=', round.id)
    .select('id')
    .executeTakeFirst();
  if (before?.id === given.id) return round;
  if (before) throw conflict('portal.acceptance_answered');
  if (!round.waitsForYou) throw conflict('portal.acceptance_not_waiting');
  const { contract_id } = await portalViews(scope)
    .selectFrom('acceptance_round')
    .where('id', '=', round.id)
    .select('contract_id')
    .executeTakeFirstOrThrow();
  await putSignature(scope, {
    id: given.id,
    roundId: round.id,
    contractId: contract_id,
    isRefusal: given.isRefusal,
    typedName: given.name,
    statement: given.statement,
    locale: given.locale,
    reason: given.reason,
  });
  return findPortalRound(scope, round.id);
}

/** Signs what waits for the customer, under the text that was on the screen. */
export async function signAcceptance(scope: Scope, input: SignAcceptance): Promise<PortalRound> {
  if (input.statement !== CURRENT_STATEMENT)
    throw invalid('portal.statement_outdated', {}, [
      { path: 'statement', code: 'portal.statement_outdated' },
    ]);
  return answer(scope, { ...input, isRefusal: false, reason: null });
}

/** Refuses it, with the reason. The firm's side makes work of it and asks again. */
export async function refuseAcceptance(scope: Scope, input: RefuseAcceptance): Promise<PortalRound> {
  return answer(scope, { ...input, isRefusal: true, statement: 'refusal-1' });
}
