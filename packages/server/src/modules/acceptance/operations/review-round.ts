import { conflict, type Scope } from '@millwright/platform';
import {
  acceptanceRecalled,
  acceptanceRecorded,
  acceptanceStarted,
  acceptanceWithdrawn,
} from '../acceptance.events.ts';
import type { RoundVersion } from '../acceptance.schemas.ts';
import { requireFourEyes } from '../four-eyes.ts';
import { getRound, type RoundDetail } from '../rounds.queries.ts';
import { eventOf, findRound, type RoundRecord, requireRoundMoment } from '../rounds.records.ts';

/** The member who acts, as a list; the product itself is nobody. */
export const actor = (scope: Scope): string[] =>
  scope.principal.kind === 'staff' ? [scope.principal.memberId] : [];

/** Takes a round up: from now on it is under review, and its evidence is open to whoever took it. */
export async function startReview(scope: Scope, { roundId, version }: RoundVersion): Promise<RoundDetail> {
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('start', 'Acceptance', round);
  const status = requireRoundMoment(round, 'start');
  await requireFourEyes(scope, round);
  await scope.save('acceptanceRound', round, version, {
    status,
    inspectorIds: actor(scope),
    startedAt: scope.now(),
  });
  await scope.announce(acceptanceStarted, eventOf(round));
  return getRound(scope, roundId);
}

/** Joins a review somebody else took up. Two who join at once both do: nobody's seat is overwritten. */
export async function joinReview(scope: Scope, { roundId }: { roundId: string }): Promise<RoundDetail> {
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('join', 'Acceptance', round);
  requireRoundMoment(round, 'join');
  await requireFourEyes(scope, round);
  const inspectorIds = [...new Set([...round.inspectorIds, ...actor(scope)])];
  if (inspectorIds.length > round.inspectorIds.length) {
    await scope.save('acceptanceRound', round, round.version, { inspectorIds });
    await scope.announce(acceptanceRecorded, eventOf(round));
  }
  return getRound(scope, roundId);
}

/** A customer who has signed or refused is heard, even when the firm has not acted on it yet. */
async function requireUnsigned(scope: Scope, round: RoundRecord): Promise<void> {
  const signed = await scope.sql
    .selectFrom('acceptance_signature')
    .where('round_id', '=', round.id)
    .select('id')
    .executeTakeFirst();
  if (signed) throw conflict('acceptance.customer_answered');
}

/** Takes a round back from the customer, to go on reviewing it. */
export async function recallRound(scope: Scope, { roundId, version }: RoundVersion): Promise<RoundDetail> {
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('recall', 'Acceptance', round);
  const status = requireRoundMoment(round, 'recall');
  await requireFourEyes(scope, round);
  await requireUnsigned(scope, round);
  // What was conceded for the customer to sign goes with it: the next time it is said anew.
  await scope.tx.concession.updateMany({
    where: { roundId, withdrawnAt: null },
    data: { withdrawnAt: scope.now() },
  });
  await scope.save('acceptanceRound', round, version, { status, submittedAt: null });
  await scope.announce(acceptanceRecalled, eventOf(round));
  return getRound(scope, roundId);
}

/** Takes a request back, by whoever made it or runs the contract. The round stays in the history as withdrawn. */
export async function withdrawRound(
  scope: Scope,
  { roundId, version, note }: RoundVersion & { note?: string | undefined },
): Promise<RoundDetail> {
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('withdraw', 'Acceptance', round);
  const status = requireRoundMoment(round, 'withdraw');
  await requireUnsigned(scope, round);
  await scope.save('acceptanceRound', round, version, { status, decisionNote: note || null });
  await scope.announce(acceptanceWithdrawn, eventOf(round));
  return getRound(scope, roundId);
}
