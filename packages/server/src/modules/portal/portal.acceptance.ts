import { createHash } from 'node:crypto';
import { notFound, type Scope } from '@millwright/platform';
import { limitsOf, plainDecimal, type RoundState } from '../acceptance/index.ts';
import { portalViews } from './portal.database.ts';
import { requirePortalContract } from './portal.queries.ts';

/** What was asked and found at one question: never by whom, and without what the firm notes for itself. */
export interface PortalCheck {
  id: string;
  title: string;
  titleEn: string | null;
  kind: 'yes_no' | 'measure' | 'text';
  unit: string | null;
  nominal: string | null;
  least: string | null;
  most: string | null;
  answer: boolean | null;
  measured: string | null;
  text: string | null;
  verdict: 'open' | 'ok' | 'not_ok' | 'not_applicable';
  /** Why it is let through although it is not as it should be, and until when. */
  concession: { reason: string; until: string | null } | null;
}

/** A round of acceptance as its customer sees it. */
export interface PortalRound {
  id: string;
  stageCode: string;
  stageName: string;
  stageNameEn: string | null;
  title: string | null;
  isWhole: boolean;
  number: number;
  status: RoundState;
  quantity: string;
  unit: string | null;
  submittedAt: string | null;
  decidedAt: string | null;
  /** Conceded for all of it, where no single question is named. */
  concession: { reason: string; until: string | null } | null;
  /** What the customer's people said; from then on nothing waits for them, though the firm's side follows a moment later. */
  answer: { isRefusal: boolean; name: string; reason: string | null; at: string } | null;
  waitsForYou: boolean;
  checks: PortalCheck[];
}

/** Rounds shown of one contract: more than one ever has. */
const MOST_ROUNDS = 100;

async function roundsWhere(
  scope: Scope,
  where: { contractId?: string; roundId?: string },
): Promise<PortalRound[]> {
  let query = portalViews(scope)
    .selectFrom('acceptance_round as r')
    .leftJoin('acceptance_signature as g', 'g.round_id', 'r.id')
    .select([
      'r.id',
      'r.stage_code as stageCode',
      'r.stage_name as stageName',
      'r.stage_name_en as stageNameEn',
    ])
    .select([
      'r.title',
      'r.is_whole as isWhole',
      'r.number',
      'r.status',
      'r.quantity',
      'r.unit',
      'r.acceptor',
    ])
    .select(['r.submitted_at as submittedAt', 'r.decided_at as decidedAt'])
    .select(['g.id as answerId', 'g.is_refusal as isRefusal', 'g.typed_name as typedName', 'g.reason'])
    .select('g.signed_at as signedAt')
    .orderBy('r.stage_order')
    .orderBy('r.decided_at')
    .orderBy('r.id')
    .limit(MOST_ROUNDS);
  if (where.contractId) query = query.where('r.contract_id', '=', where.contractId);
  if (where.roundId) query = query.where('r.id', '=', where.roundId);
  const rows = await query.execute();
  if (rows.length === 0) return [];
  const checks = await checksOf(
    scope,
    rows.map(({ id }) => id),
  );
  return rows.map(({ answerId, isRefusal, typedName, reason, signedAt, acceptor, ...row }) => {
    const answer = answerId
      ? { isRefusal: isRefusal === true, name: typedName ?? '', reason, at: signedAt ?? '' }
      : null;
    const own = checks.concessions.filter((one) => one.roundId === row.id);
    return {
      ...row,
      status: row.status as RoundState,
      quantity: plainDecimal(row.quantity),
      answer,
      waitsForYou: row.status === 'awaiting_customer' && acceptor === 'customer' && answer === null,
      concession: concessionOf(own.find(({ checkId }) => checkId === null)),
      checks: checks.rows
        .filter((check) => check.roundId === row.id)
        .map((check) => presentCheck(check, own)),
    };
  });
}

interface Conceded {
  roundId: string;
  checkId: string | null;
  reason: string;
  until: string | null;
}
const concessionOf = (found: Conceded | undefined) =>
  found ? { reason: found.reason, until: found.until } : null;

async function checksOf(scope: Scope, roundIds: string[]) {
  const rows = await portalViews(scope)
    .selectFrom('acceptance_check')
    .where('round_id', 'in', roundIds)
    .select(['id', 'round_id as roundId', 'title', 'title_en as titleEn', 'kind', 'unit', 'nominal'])
    .select(['lower_deviation as lowerDeviation', 'upper_deviation as upperDeviation'])
    .select(['answer', 'measured', 'text', 'verdict'])
    .orderBy('sort_order')
    .orderBy('id')
    .execute();
  const concessions: Conceded[] = await portalViews(scope)
    .selectFrom('acceptance_concession')
    .where('round_id', 'in', roundIds)
    .select(['round_id as roundId', 'check_id as checkId', 'reason', 'until'])
    .execute();
  return { rows, concessions };
}

type FoundCheck = Awaited<ReturnType<typeof checksOf>>['rows'][number];

function presentCheck(check: FoundCheck, conceded: readonly Conceded[]): PortalCheck {
  const { roundId: _, lowerDeviation, upperDeviation, nominal, measured, kind, verdict, ...shown } = check;
  const limits =
    nominal === null ? { least: null, most: null } : limitsOf({ nominal, lowerDeviation, upperDeviation });
  return {
    ...shown,
    ...limits,
    kind: kind as PortalCheck['kind'],
    verdict: verdict as PortalCheck['verdict'],
    nominal: nominal === null ? null : plainDecimal(nominal),
    measured: measured === null ? null : plainDecimal(measured),
    concession: concessionOf(conceded.find(({ checkId }) => checkId === check.id)),
  };
}

/** What waits for the customer's signature on a contract, and what has been accepted, stage by stage. */
export async function portalAcceptance(scope: Scope, contractId: string): Promise<{ rounds: PortalRound[] }> {
  await requirePortalContract(scope, contractId);
  return { rounds: await roundsWhere(scope, { contractId }) };
}

/** One round, if the customer sees it. */
export async function findPortalRound(scope: Scope, roundId: string): Promise<PortalRound> {
  const [round] = await roundsWhere(scope, { roundId });
  if (!round) throw notFound('portal.acceptance_not_found');
  return round;
}

export interface AcceptanceProof {
  fileName: string;
  /** The facts, one JSON text. */
  content: string;
  /** Of exactly that text: whoever keeps it can show that nothing was changed. */
  sha256: string;
}

/**
 * What "passed on that day" rests on, to take along: contract, stage, round, every question with what was found, and the
 * customer's own signature. A function of the round's facts and of nothing else, so the same round always gives the same text.
 */
export async function acceptanceProof(scope: Scope, roundId: string): Promise<AcceptanceProof> {
  const round = await findPortalRound(scope, roundId);
  if (round.status !== 'passed' && round.status !== 'passed_with_concession')
    throw notFound('portal.acceptance_not_found');
  const found = await portalViews(scope)
    .selectFrom('acceptance_round as r')
    .innerJoin('contract as c', 'c.id', 'r.contract_id')
    .where('r.id', '=', roundId)
    .select(['c.contract_no as contractNo', 'c.name as contractName'])
    .executeTakeFirstOrThrow();
  const firm = await portalViews(scope)
    .selectFrom('firm')
    .select(['name', 'time_zone as timeZone'])
    .executeTakeFirstOrThrow();
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: firm.timeZone }).format(
    new Date(round.decidedAt!),
  );
  const content = JSON.stringify(
    { firm: firm.name, ...found, passedOn: day, passedAt: new Date(round.decidedAt!).toISOString(), round },
    null,
    2,
  );
  return {
    fileName: `${found.contractNo}-${round.stageCode}-${round.number}-${day}.json`.replace(
      /[^\p{L}\p{N}._-]+/gu,
      '_',
    ),
    content,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
