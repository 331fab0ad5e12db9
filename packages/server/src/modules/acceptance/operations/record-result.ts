import { conflict, invalid, notFound, type Scope, staleVersion } from '@millwright/platform';
import { acceptanceRecorded } from '../acceptance.events.ts';
import type { RecordResult } from '../acceptance.schemas.ts';
import { type CheckRow, getCheck } from '../checks.queries.ts';
import { requireFourEyes } from '../four-eyes.ts';
import {
  type CheckRecord,
  eventOf,
  findCheck,
  type RoundRecord,
  requireRoundMoment,
} from '../rounds.records.ts';
import { isWithin, readMeasure, type Tolerance } from '../tolerance.schemas.ts';
import { actor } from './review-round.ts';

/** What every change to a round under review asks, besides the record itself. */
export async function requireReviewing(scope: Scope, round: RoundRecord): Promise<void> {
  scope.require('record', 'Acceptance', round);
  requireRoundMoment(round, 'record');
  await requireFourEyes(scope, round);
  // Whose findings they are is part of the round: whoever records one has joined before.
  if (scope.principal.kind === 'staff' && !round.inspectorIds.includes(scope.principal.memberId))
    throw conflict('acceptance.not_reviewing');
}

type Found = Pick<CheckRecord, 'answer' | 'measured' | 'entered' | 'text' | 'verdict'>;
const NOTHING: Found = { answer: null, measured: null, entered: null, text: null, verdict: 'open' };

/** What was found, as a verdict: a measured value by its tolerance, a text by being there. */
function resultOf(check: CheckRecord, input: RecordResult): Found {
  if (input.notApplicable) {
    if (check.isRequired) throw invalid('acceptance.check_required', {});
    return { ...NOTHING, verdict: 'not_applicable' };
  }
  if (check.kind === 'yes_no') {
    const answer = input.answer ?? null;
    return { ...NOTHING, answer, verdict: answer === null ? 'open' : answer ? 'ok' : 'not_ok' };
  }
  if (check.kind === 'text') {
    const text = input.text || null;
    return { ...NOTHING, text, verdict: text ? 'ok' : 'open' };
  }
  if (!input.entered) return NOTHING;
  const read = readMeasure(input.entered, check.unit);
  if (read.problem) {
    const code = `acceptance.measure_${read.problem}`;
    throw invalid(code, { unit: check.unit }, [{ path: 'entered', code, facts: { unit: check.unit } }]);
  }
  const verdict = isWithin(check as Tolerance, read.value) ? 'ok' : 'not_ok';
  return { ...NOTHING, measured: read.value, entered: input.entered, verdict };
}

/**
 * Writes down what was found at one question. Row by row, each with its version: two inspectors write beside each other,
 * and who answers a question somebody else has just answered is told.
 */
export async function recordResult(scope: Scope, input: RecordResult): Promise<CheckRow> {
  const { check, round } = await findCheck(scope, input.checkId);
  await requireReviewing(scope, round);
  if (check.version !== input.version)
    throw staleVersion('acceptanceCheck', await getCheck(scope, check.id), input.version);
  await scope.save('acceptanceCheck', check, input.version, {
    ...resultOf(check, input),
    note: input.note === undefined ? check.note : input.note || null,
    recordedBy: actor(scope)[0] ?? null,
    recordedAt: scope.now(),
  });
  await scope.announce(acceptanceRecorded, eventOf(round));
  return getCheck(scope, check.id);
}

/** Says which question a file or photo of the round shows. The file came in by the files' own door. */
export async function attachEvidence(
  scope: Scope,
  { checkId, fileId }: { checkId: string; fileId: string },
): Promise<CheckRow> {
  const { check, round } = await findCheck(scope, checkId);
  await requireReviewing(scope, round);
  const file = await scope.sql
    .selectFrom('file_asset as f')
    .where('f.id', '=', fileId)
    .where('f.subject_type', '=', 'AcceptanceRound')
    .where('f.subject_id', '=', round.id)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select('f.id')
    .executeTakeFirst();
  if (!file) throw notFound('acceptance.file_not_of_round');
  const { contractId } = round;
  await scope.tx.acceptanceEvidence.createMany({
    data: [{ roundId: round.id, contractId, checkId, fileId }],
    skipDuplicates: true,
  });
  await scope.announce(acceptanceRecorded, eventOf(round));
  return getCheck(scope, check.id);
}

/** Takes a file off a question; the file itself stays with the round. */
export async function detachEvidence(
  scope: Scope,
  { checkId, fileId }: { checkId: string; fileId: string },
): Promise<CheckRow> {
  const { check, round } = await findCheck(scope, checkId);
  await requireReviewing(scope, round);
  await scope.tx.acceptanceEvidence.deleteMany({ where: { checkId, fileId } });
  await scope.announce(acceptanceRecorded, eventOf(round));
  return getCheck(scope, check.id);
}
