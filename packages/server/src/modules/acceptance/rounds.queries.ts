import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import {
  ACCEPTING_STATES,
  FOUR_EYES_VERBS,
  type RoundVerb,
  roundLifecycle,
  STAFF_VERBS,
} from './acceptance.lifecycle.ts';
import { type CheckRow, presentChecks } from './checks.queries.ts';
import { type FindingRow, findingsOf } from './findings.queries.ts';
import { type Barred, barredFrom } from './four-eyes.ts';
import { type PersonRef, people } from './people.queries.ts';
import { checksOf, findRound, type RoundRecord } from './rounds.records.ts';
import { plainDecimal } from './tolerance.schemas.ts';

/** One round as its page shows it. */
export interface RoundDetail
  extends Omit<
    RoundRecord,
    'requestedBy' | 'inspectorIds' | 'decidedBy' | 'workedBy' | 'departmentIds' | 'requesterId'
  > {
  requestedBy: PersonRef | null;
  inspectors: PersonRef[];
  decidedBy: PersonRef | null;
  tasks: { id: string; title: string; progress: number }[];
  departments: { id: string; name: string; nameEn: string | null }[];
  checks: CheckRow[];
  findings: FindingRow[];
  concessions: {
    id: string;
    checkId: string | null;
    grantedBy: PersonRef | null;
    reason: string;
    until: string | null;
  }[];
  signature: { typedName: string; isRefusal: boolean; reason: string | null; signedAt: string } | null;
  /** Why the viewer may not judge it: they asked for it, worked on it, or wrote its results as the side inspected. */
  barred: Barred | null;
  /** Whether the viewer is one of those who review it. */
  isReviewing: boolean;
  allowed: RoundVerb[];
}

async function aroundRound(scope: Scope, round: RoundRecord) {
  const { sql: all } = scope.beyondReach('what a round is about belongs to it');
  const tasks = await all
    .selectFrom('acceptance_task as x')
    .innerJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'x.task_id').onRef('t.tenant_id', '=', 'x.tenant_id'),
    )
    .where('x.acceptance_id', '=', round.acceptanceId)
    .select(['t.id', 't.title', 't.progress'])
    .orderBy('t.sort_order')
    .execute();
  const departments = await all
    .selectFrom('department as d')
    .where(sql<boolean>`d.id = any(${round.departmentIds}::uuid[])`)
    .select(['d.id', 'd.name', 'd.name_en as nameEn'])
    .orderBy('d.sort_order')
    .execute();
  const concessions = await scope.sql
    .selectFrom('concession as k')
    .where('k.round_id', '=', round.id)
    .where('k.withdrawn_at', 'is', null)
    .select(['k.id', 'k.check_id as checkId', 'k.granted_by as grantedBy', 'k.reason', 'k.until'])
    .orderBy('k.id')
    .execute();
  const signature = await scope.sql
    .selectFrom('acceptance_signature as g')
    .where('g.round_id', '=', round.id)
    .select(['g.typed_name as typedName', 'g.is_refusal as isRefusal', 'g.reason', 'g.signed_at as signedAt'])
    .executeTakeFirst();
  return { tasks, departments, concessions, signature: signature ?? null };
}

/** What the viewer may do with a round now: by right, by its state, and with four eyes. */
export function allowedNow(scope: Scope, round: RoundRecord, barred: Barred | null): RoundVerb[] {
  const { inspectorIds } = round;
  const me = scope.memberId;
  const isReviewing = me !== null && inspectorIds.includes(me);
  if (!ACCEPTING_STATES.includes(round.contractStatus)) return [];
  const possible = roundLifecycle.verbsFrom(round.status);
  return (scope.allowed('Acceptance', round, STAFF_VERBS) as RoundVerb[]).filter((verb) => {
    if (!possible.includes(verb) || (barred && FOUR_EYES_VERBS.includes(verb))) return false;
    if (verb === 'join') return !isReviewing;
    return verb === 'record' ? isReviewing : true;
  });
}

/** One round with everything that was asked and found, and what the viewer may do with it now. */
export async function getRound(scope: Scope, roundId: string): Promise<RoundDetail> {
  const round = await findRound(scope, roundId);
  const checks = await checksOf(scope, roundId);
  const { tasks, departments, concessions, signature } = await aroundRound(scope, round);
  const names = await people(scope, [
    round.requestedBy,
    round.decidedBy,
    ...round.inspectorIds,
    ...concessions.map(({ grantedBy }) => grantedBy),
  ]);
  const person = (id: string | null) => (id ? (names.get(id) ?? null) : null);
  const barred = await barredFrom(scope, round);
  const {
    requestedBy,
    inspectorIds,
    decidedBy,
    workedBy: _,
    departmentIds: __,
    requesterId: ___,
    ...shown
  } = round;
  return {
    ...shown,
    totalQuantity: plainDecimal(round.totalQuantity),
    acceptedSoFar: plainDecimal(round.acceptedSoFar),
    quantity: plainDecimal(round.quantity),
    acceptedQuantity: plainDecimal(round.acceptedQuantity),
    requestedBy: person(requestedBy),
    inspectors: inspectorIds.flatMap((id) => person(id) ?? []),
    decidedBy: person(decidedBy),
    tasks,
    departments,
    checks: await presentChecks(scope, checks, roundId),
    findings: await findingsOf(scope, roundId),
    concessions: concessions.map((one) => ({ ...one, grantedBy: person(one.grantedBy) })),
    signature,
    barred,
    isReviewing: scope.principal.kind === 'staff' && inspectorIds.includes(scope.principal.memberId),
    allowed: allowedNow(scope, round, barred),
  };
}
