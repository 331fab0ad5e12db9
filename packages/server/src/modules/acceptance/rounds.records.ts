import { AppError, conflict, notFound, type Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';
import {
  ACCEPTING_STATES,
  type Acceptor,
  type RoundState,
  type RoundVerb,
  roundLifecycle,
} from './acceptance.lifecycle.ts';

/** A round as operations see it, with what rules and the moment ask about. */
export interface RoundRecord {
  id: string;
  version: number;
  acceptanceId: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  contractStatus: string;
  stageCode: string;
  stageName: string;
  stageNameEn: string | null;
  acceptor: Acceptor;
  departmentIds: string[];
  requesterId: string | null;
  title: string | null;
  isWhole: boolean;
  unit: string | null;
  totalQuantity: string;
  acceptedSoFar: string;
  number: number;
  status: RoundState;
  quantity: string;
  acceptedQuantity: string;
  note: string | null;
  requestedBy: string | null;
  requestedAt: string;
  workedBy: string[];
  inspectorIds: string[];
  startedAt: string | null;
  submittedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  decisionNote: string | null;
}

/** Rounds of acceptances the viewer may read, with contract and stage, as `acceptance_round as r`. */
export function visibleRounds(scope: Scope) {
  return withContractCards(scope)
    .selectFrom('acceptance_round as r')
    .innerJoin('acceptance as a', (join) =>
      join.onRef('a.id', '=', 'r.acceptance_id').onRef('a.tenant_id', '=', 'r.tenant_id'),
    )
    .innerJoin('acceptance_stage as s', (join) =>
      join.onRef('s.id', '=', 'a.stage_id').onRef('s.tenant_id', '=', 'a.tenant_id'),
    )
    .innerJoin('card.contract as c', (join) =>
      join.onRef('c.id', '=', 'a.contract_id').onRef('c.tenant_id', '=', 'a.tenant_id'),
    )
    .where('c.deleted_at', 'is', null)
    .where(scope.where('read', 'Acceptance', 'a') as never);
}

export const ROUND_COLUMNS = [
  'r.id',
  'r.version',
  'r.acceptance_id as acceptanceId',
  'a.contract_id as contractId',
  'c.contract_no as contractNo',
  'c.name as contractName',
  'c.status as contractStatus',
  'a.stage_code as stageCode',
  's.name as stageName',
  's.name_en as stageNameEn',
  'a.acceptor',
  'a.department_ids as departmentIds',
  'a.requester_id as requesterId',
  'a.title',
  'a.is_whole as isWhole',
  'a.unit',
  'a.total_quantity as totalQuantity',
  'a.accepted_quantity as acceptedSoFar',
  'r.number',
  'r.status',
  'r.quantity',
  'r.accepted_quantity as acceptedQuantity',
  'r.note',
  'r.requested_by as requestedBy',
  'r.requested_at as requestedAt',
  'r.worked_by as workedBy',
  'r.inspector_ids as inspectorIds',
  'r.started_at as startedAt',
  'r.submitted_at as submittedAt',
  'r.decided_by as decidedBy',
  'r.decided_at as decidedAt',
  'r.decision_note as decisionNote',
] as const;

/**
 * The round, if the viewer may read its acceptance. `lock: 'change'` holds it for one who moves it on; `'record'` for
 * those who write results, any number of them at once, while nobody decides.
 */
export async function findRound(
  scope: Scope,
  roundId: string,
  find: { lock?: 'change' | 'record' } = {},
): Promise<RoundRecord> {
  let query = visibleRounds(scope).where('r.id', '=', roundId).select(ROUND_COLUMNS);
  if (find.lock === 'change') query = query.forNoKeyUpdate(['r', 'a']);
  if (find.lock === 'record') query = query.forShare('r');
  const round = (await query.executeTakeFirst()) as RoundRecord | undefined;
  if (!round) throw notFound('acceptance.round_not_found');
  return round;
}

/** A conflict when the contract's state leaves no room, or the round's state none for this verb. */
export function requireRoundMoment(round: RoundRecord, verb: RoundVerb): RoundState {
  const to = roundLifecycle.next(round.status, verb);
  requireAccepting(round.contractStatus);
  return to;
}

export function requireAccepting(contractStatus: string): void {
  if (!ACCEPTING_STATES.includes(contractStatus))
    throw conflict('acceptance.contract_not_accepting', { status: contractStatus });
}

export const eventOf = (round: Pick<RoundRecord, 'contractId' | 'acceptanceId' | 'id' | 'stageCode'>) => ({
  contractId: round.contractId,
  acceptanceId: round.acceptanceId,
  roundId: round.id,
  stage: round.stageCode,
});

/** One question of a round as operations see it. */
export interface CheckRecord {
  id: string;
  version: number;
  roundId: string;
  sortOrder: number;
  title: string;
  titleEn: string | null;
  kind: 'yes_no' | 'measure' | 'text';
  unit: string | null;
  nominal: string | null;
  lowerDeviation: string | null;
  upperDeviation: string | null;
  isRequired: boolean;
  needsEvidence: boolean;
  answer: boolean | null;
  measured: string | null;
  entered: string | null;
  text: string | null;
  verdict: 'open' | 'ok' | 'not_ok' | 'not_applicable';
  note: string | null;
  recordedBy: string | null;
  recordedAt: string | null;
  evidenceCount: number;
}

const checks = (scope: Scope) =>
  scope.sql.selectFrom('acceptance_check as k').select([
    'k.id',
    'k.version',
    'k.round_id as roundId',
    'k.sort_order as sortOrder',
    'k.title',
    'k.title_en as titleEn',
    'k.kind',
    'k.unit',
    'k.nominal',
    'k.lower_deviation as lowerDeviation',
    'k.upper_deviation as upperDeviation',
    'k.is_required as isRequired',
    'k.needs_evidence as needsEvidence',
    'k.answer',
    'k.measured',
    'k.entered',
    'k.text',
    'k.verdict',
    'k.note',
    'k.recorded_by as recordedBy',
    'k.recorded_at as recordedAt',
    sql<number>`(select count(*)::int from acceptance_evidence e
        join file_asset f on f.tenant_id = e.tenant_id and f.id = e.file_id and f.deleted_at is null and f.removed_at is null
        where e.tenant_id = k.tenant_id and e.check_id = k.id)`.as('evidenceCount'),
  ]);

/** The questions of a round, in their order. Ask for the round first: it says who may read them. */
export async function checksOf(scope: Scope, roundId: string): Promise<CheckRecord[]> {
  return (await checks(scope)
    .where('k.round_id', '=', roundId)
    .orderBy('k.sort_order')
    .orderBy('k.id')
    .execute()) as CheckRecord[];
}

/** One question and its round, if the viewer may read the acceptance; the round is held against being decided meanwhile. */
export async function findCheck(
  scope: Scope,
  checkId: string,
): Promise<{ check: CheckRecord; round: RoundRecord }> {
  const found = (await checks(scope).where('k.id', '=', checkId).executeTakeFirst()) as
    | CheckRecord
    | undefined;
  if (!found) throw notFound('acceptance.check_not_found');
  const round = await findRound(scope, found.roundId, { lock: 'record' }).catch((error: unknown) => {
    if (error instanceof AppError && error.kind === 'not_found') throw notFound('acceptance.check_not_found');
    throw error;
  });
  return { check: found, round };
}
