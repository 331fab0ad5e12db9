import { conflict, invalid, type Scope } from '@millwright/platform';
import { acceptancePassed, acceptanceRejected, acceptanceSubmitted } from '../acceptance.events.ts';
import type { Concede, Reject, RoundVersion, Submit } from '../acceptance.schemas.ts';
import { requireFourEyes, workersKnown } from '../four-eyes.ts';
import { getRound, type RoundDetail } from '../rounds.queries.ts';
import { checksOf, eventOf, findRound, type RoundRecord, requireRoundMoment } from '../rounds.records.ts';
import { standingsOf } from '../standing.queries.ts';
import { tellOutcome } from '../tell-people.ts';
import { addDecimals, compareDecimals } from '../tolerance.schemas.ts';
import { actor } from './review-round.ts';

type Outcome = 'passed' | 'passed_with_concession' | 'rejected';

/** What a round's results say: what was not answered, lacks its evidence, or is not as it should be. */
async function resultsOf(scope: Scope, roundId: string) {
  const checks = await checksOf(scope, roundId);
  const findings = await scope.sql
    .selectFrom('non_conformance')
    .where('round_id', '=', roundId)
    .select('id')
    .execute();
  return {
    open: checks.filter(({ isRequired, verdict }) => isRequired && verdict === 'open'),
    bare: checks.filter(
      ({ needsEvidence, verdict, evidenceCount }) =>
        needsEvidence && evidenceCount === 0 && (verdict === 'ok' || verdict === 'not_ok'),
    ),
    failed: checks.filter(({ verdict }) => verdict === 'not_ok'),
    findings,
  };
}

type Results = Awaited<ReturnType<typeof resultsOf>>;

/** What a refusal names: the first question, in both languages. */
const firstOf = ([first]: Results['failed']) => ({ first: first!.title, firstEn: first!.titleEn });

/** Nothing passes with a required question unanswered, or an answer without the evidence it needs. */
function requireAnswered({ open, bare }: Results): void {
  if (open.length > 0)
    throw conflict('acceptance.checks_open', {
      count: open.length,
      ...firstOf(open),
      checkId: open[0]!.id,
    });
  if (bare.length > 0)
    throw conflict('acceptance.evidence_missing', {
      count: bare.length,
      ...firstOf(bare),
      checkId: bare[0]!.id,
    });
}

function requireClean({ failed, findings }: Results): void {
  if (failed.length > 0)
    throw conflict('acceptance.checks_failed', { count: failed.length, ...firstOf(failed) });
  if (findings.length > 0) throw conflict('acceptance.findings_stand', { count: findings.length });
}

/** Ends a round, adds what was accepted to its acceptance, and says so. The round and its acceptance are held by the caller. */
export async function endRound(
  scope: Scope,
  round: RoundRecord,
  end: { version: number; outcome: Outcome; accepted: string; note: string | null },
): Promise<void> {
  const { outcome, accepted } = end;
  await scope.save('acceptanceRound', round, end.version, {
    status: outcome,
    acceptedQuantity: accepted,
    decidedBy: actor(scope)[0] ?? null,
    decidedAt: scope.now(),
    decisionNote: end.note,
    workedBy: await workersKnown(scope, round),
  });
  const acceptedQuantity = addDecimals(round.acceptedSoFar, accepted);
  if (compareDecimals(accepted, '0') > 0)
    await scope.tx.acceptance.updateMany({ where: { id: round.acceptanceId }, data: { acceptedQuantity } });
  if (outcome === 'rejected') await scope.announce(acceptanceRejected, eventOf(round));
  else {
    const stages = await standingsOf(scope, round.contractId);
    await scope.announce(acceptancePassed, {
      ...eventOf(round),
      withConcession: outcome === 'passed_with_concession',
      complete: compareDecimals(acceptedQuantity, round.totalQuantity) >= 0,
      stagePassed: stages.find(({ code }) => code === round.stageCode)?.state === 'passed',
    });
  }
  await tellOutcome(scope, round, outcome);
}

/** Keeps who lets something through that is not as it should be: one line for each question that failed, or one for all of it. */
async function grantConcession(
  scope: Scope,
  round: RoundRecord,
  { failed }: Results,
  { reason, until }: { reason: string; until: string | null },
): Promise<void> {
  const common = {
    roundId: round.id,
    contractId: round.contractId,
    grantedBy: actor(scope)[0] ?? null,
    reason,
    until: until ? new Date(until) : null,
  };
  const checkIds = failed.length > 0 ? failed.map(({ id }) => id) : [null];
  await scope.tx.concession.createMany({ data: checkIds.map((checkId) => ({ ...common, checkId })) });
}

function requireUntil(scope: Scope, until: string | null | undefined): void {
  if (until && until < scope.today())
    throw invalid('acceptance.until_past', {}, [{ path: 'until', code: 'acceptance.until_past' }]);
}

/** Passes a round: every required question answered, nothing found wrong. */
export async function passRound(
  scope: Scope,
  { roundId, version, note }: RoundVersion & { note?: string | undefined },
): Promise<RoundDetail> {
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('pass', 'Acceptance', round);
  requireRoundMoment(round, 'pass');
  await requireFourEyes(scope, round);
  const results = await resultsOf(scope, roundId);
  requireAnswered(results);
  requireClean(results);
  await endRound(scope, round, { version, outcome: 'passed', accepted: round.quantity, note: note || null });
  return getRound(scope, roundId);
}

/** Passes a round although something is not as it should be, and keeps who says so, why and until when. */
export async function concedeRound(scope: Scope, input: Concede): Promise<RoundDetail> {
  const { roundId, version, reason, until } = input;
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('concede', 'Acceptance', round);
  requireRoundMoment(round, 'concede');
  await requireFourEyes(scope, round);
  requireUntil(scope, until);
  const results = await resultsOf(scope, roundId);
  requireAnswered(results);
  if (results.failed.length + results.findings.length === 0) throw conflict('acceptance.nothing_to_concede');
  await grantConcession(scope, round, results, { reason, until: until ?? null });
  const accepted = round.quantity;
  await endRound(scope, round, { version, outcome: 'passed_with_concession', accepted, note: reason });
  return getRound(scope, roundId);
}

/** Rejects a round, or all but a part of it. What was found becomes work: see `make-rework.ts`. */
export async function rejectRound(scope: Scope, input: Reject): Promise<RoundDetail> {
  const { roundId, version, note } = input;
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('reject', 'Acceptance', round);
  requireRoundMoment(round, 'reject');
  await requireFourEyes(scope, round);
  const results = await resultsOf(scope, roundId);
  if (results.findings.length === 0) throw conflict('acceptance.finding_needed');
  const accepted = input.acceptedQuantity ?? '0';
  if (compareDecimals(accepted, '0') > 0) {
    // A part is accepted like the whole: by whoever accepts the stage, with every question answered.
    if (round.acceptor === 'customer') throw conflict('acceptance.customer_accepts');
    requireAnswered(results);
  }
  if (compareDecimals(accepted, round.quantity) >= 0)
    throw invalid('acceptance.rejects_nothing', {}, [
      { path: 'acceptedQuantity', code: 'acceptance.rejects_nothing' },
    ]);
  await endRound(scope, round, { version, outcome: 'rejected', accepted, note: note || null });
  return getRound(scope, roundId);
}

/** Hands what was found to the customer, who signs or refuses in the portal. What failed goes only with a concession. */
export async function submitRound(scope: Scope, input: Submit): Promise<RoundDetail> {
  const { roundId, version, until } = input;
  const round = await findRound(scope, roundId, { lock: 'change' });
  scope.require('submit', 'Acceptance', round);
  const status = requireRoundMoment(round, 'submit');
  await requireFourEyes(scope, round);
  requireUntil(scope, until);
  await requireShown(scope, round);
  const results = await resultsOf(scope, roundId);
  requireAnswered(results);
  if (input.reason)
    await grantConcession(scope, round, results, { reason: input.reason, until: until ?? null });
  else requireClean(results);
  await scope.save('acceptanceRound', round, version, { status, submittedAt: scope.now() });
  await scope.announce(acceptanceSubmitted, eventOf(round));
  return getRound(scope, roundId);
}

/** Only what the customer sees can wait for them: a contract that is not published has no portal page. */
async function requireShown(scope: Scope, round: RoundRecord): Promise<void> {
  const contract = await scope
    .beyondReach('whether the customer sees the contract decides, not whether the viewer may open it')
    .sql.selectFrom('contract as c')
    .where('c.id', '=', round.contractId)
    .select('c.published_at as publishedAt')
    .executeTakeFirst();
  if (!contract?.publishedAt) throw conflict('acceptance.contract_not_published');
}
