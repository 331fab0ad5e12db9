import { AppError, type Scope } from '@millwright/platform';
import { acceptanceSigned } from '../acceptance.events.ts';
import { roundLifecycle } from '../acceptance.lifecycle.ts';
import { eventOf, findRound } from '../rounds.records.ts';
import { endRound } from './decide-round.ts';

/** The reason a customer's refusal is filed under, until somebody looks closer. */
async function anyReason(scope: Scope): Promise<string> {
  const reasons = await scope.sql
    .selectFrom('acceptance_reason')
    .select(['id', 'code'])
    .where('deleted_at', 'is', null)
    .orderBy('sort_order', 'desc')
    .execute();
  const reason = reasons.find(({ code }) => code === 'other') ?? reasons[0];
  if (!reason) throw new AppError('conflict', 'acceptance.reason_not_found');
  return reason.id;
}

/**
 * What follows from a customer's answer in the portal: signed, the round is passed, with what was conceded; refused, it is
 * rejected with their words, and work comes of it. The database took the answer only while the round waited for it, and
 * holds it against being taken back; called twice, it finds the round decided and does nothing.
 */
export async function answerByCustomer(
  scope: Scope,
  { signatureId }: { signatureId: string },
): Promise<void> {
  const signature = await scope.sql
    .selectFrom('acceptance_signature as g')
    .where('g.id', '=', signatureId)
    .select(['g.round_id as roundId', 'g.is_refusal as isRefusal', 'g.reason'])
    .executeTakeFirst();
  if (!signature) return;
  const round = await findRound(scope, signature.roundId, { lock: 'change' });
  if (round.status !== 'awaiting_customer') return;
  const { version } = round;
  if (signature.isRefusal) {
    roundLifecycle.next(round.status, 'refuse');
    const description = signature.reason ?? '—';
    await scope.tx.nonConformance.create({
      data: {
        roundId: round.id,
        contractId: round.contractId,
        reasonId: await anyReason(scope),
        severity: 'major',
        description,
      },
    });
    await endRound(scope, round, { version, outcome: 'rejected', accepted: '0', note: description });
    return;
  }
  const conceded = await scope.sql
    .selectFrom('concession')
    .where('round_id', '=', round.id)
    .where('withdrawn_at', 'is', null)
    .select('id')
    .executeTakeFirst();
  const verb = conceded ? 'signConceding' : 'sign';
  const outcome = roundLifecycle.next(round.status, verb) as 'passed' | 'passed_with_concession';
  await scope.announce(acceptanceSigned, eventOf(round));
  await endRound(scope, round, { version, outcome, accepted: round.quantity, note: null });
}
