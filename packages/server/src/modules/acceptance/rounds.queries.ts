import { notFound, type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import {
  ACCEPTING_STATES,
  FOUR_EYES_VERBS,
  type RoundVerb,
  roundLifecycle,
  STAFF_VERBS,
} from './acceptance.lifecycle.ts';
import type { ListRounds, RoundFilters, Severity } from './acceptance.schemas.ts';
import { type Barred, barredFrom } from './four-eyes.ts';
import {
  type CheckRecord,
  checksOf,
  findRound,
  ROUND_COLUMNS,
  type RoundRecord,
  visibleRounds,
} from './rounds.records.ts';
import { limitsOf, plainDecimal } from './tolerance.schemas.ts';

export interface PersonRef {
  id: string;
  name: string;
}

/** One question of a round as pages show it. */
export interface CheckRow extends Omit<CheckRecord, 'recordedBy' | 'evidenceCount'> {
  /** The least and the most a measured value may be. */
  least: string | null;
  most: string | null;
  recordedBy: PersonRef | null;
  /** Files that show it, as far as the viewer may see them; how many there are besides is in `evidenceCount`. */
  evidence: { fileId: string; name: string; versionId: string }[];
  evidenceCount: number;
}

export interface FindingRow {
  id: string;
  version: number;
  checkId: string | null;
  reason: { id: string; name: string; nameEn: string | null };
  severity: Severity;
  description: string;
  quantity: string | null;
  task: { id: string; title: string } | null;
  department: { id: string; name: string; nameEn: string | null } | null;
  /** The task that mends it, with how far it is; null until it is made, or where none could be: then `reworkRefusal` says why. */
  rework: { id: string; title: string; progress: number } | null;
  reworkRefusal: string | null;
}

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

/** Names of people, for whoever may read the round they took part in. */
async function people(scope: Scope, ids: readonly (string | null)[]): Promise<Map<string, PersonRef>> {
  const known = [...new Set(ids.filter((id): id is string => id !== null))];
  if (known.length === 0) return new Map();
  const rows = await scope
    .beyondReach('who reviewed is named to whoever reads the review')
    .sql.selectFrom('member as m')
    .where('m.id', 'in', known)
    .select(['m.id', 'm.name'])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const decimalOrNull = (value: string | null): string | null => (value === null ? null : plainDecimal(value));

async function evidenceOf(scope: Scope, roundId: string) {
  return scope.sql
    .selectFrom('acceptance_evidence as e')
    .innerJoin('file_asset as f', (join) =>
      join.onRef('f.id', '=', 'e.file_id').onRef('f.tenant_id', '=', 'e.tenant_id'),
    )
    .innerJoin('file_version as v', (join) =>
      join
        .onRef('v.tenant_id', '=', 'f.tenant_id')
        .onRef('v.file_id', '=', 'f.id')
        .onRef('v.number', '=', 'f.last_version_no'),
    )
    .where('e.round_id', '=', roundId)
    .where('f.deleted_at', 'is', null)
    .where(scope.where('read', 'FileAsset', 'f') as never)
    .select(['e.check_id as checkId', 'f.id as fileId', 'f.name', 'v.id as versionId'])
    .orderBy('e.id')
    .execute();
}

async function presentChecks(
  scope: Scope,
  records: readonly CheckRecord[],
  roundId: string,
): Promise<CheckRow[]> {
  const names = await people(
    scope,
    records.map(({ recordedBy }) => recordedBy),
  );
  const files = await evidenceOf(scope, roundId);
  return records.map((check) => {
    const nominal = decimalOrNull(check.nominal);
    const lowerDeviation = decimalOrNull(check.lowerDeviation);
    const upperDeviation = decimalOrNull(check.upperDeviation);
    const limits =
      nominal === null ? { least: null, most: null } : limitsOf({ nominal, lowerDeviation, upperDeviation });
    return {
      ...check,
      nominal,
      lowerDeviation,
      upperDeviation,
      ...limits,
      measured: decimalOrNull(check.measured),
      recordedBy: check.recordedBy ? (names.get(check.recordedBy) ?? null) : null,
      evidence: files
        .filter(({ checkId }) => checkId === check.id)
        .map(({ fileId, name, versionId }) => ({ fileId, name, versionId })),
    };
  });
}

/** One question as it is now, for whoever has just answered it. */
export async function getCheck(scope: Scope, checkId: string): Promise<CheckRow> {
  const found = await scope.sql
    .selectFrom('acceptance_check')
    .where('id', '=', checkId)
    .select('round_id as roundId')
    .executeTakeFirst();
  if (!found) throw notFound('acceptance.check_not_found');
  const records = (await checksOf(scope, found.roundId)).filter(({ id }) => id === checkId);
  return (await presentChecks(scope, records, found.roundId))[0]!;
}

async function findingsOf(scope: Scope, roundId: string): Promise<FindingRow[]> {
  const rows = await scope
    .beyondReach('what was found, and the task that mends it, belong to the round')
    .sql.selectFrom('non_conformance as n')
    .innerJoin('acceptance_reason as q', (join) =>
      join.onRef('q.id', '=', 'n.reason_id').onRef('q.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('task as t', (join) =>
      join.onRef('t.id', '=', 'n.task_id').onRef('t.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('department as d', (join) =>
      join.onRef('d.id', '=', 'n.department_id').onRef('d.tenant_id', '=', 'n.tenant_id'),
    )
    .leftJoin('task as w', (join) =>
      join.onRef('w.id', '=', 'n.rework_task_id').onRef('w.tenant_id', '=', 'n.tenant_id'),
    )
    .where('n.round_id', '=', roundId)
    .select(['n.id', 'n.version', 'n.check_id as checkId', 'n.severity', 'n.description', 'n.quantity'])
    .select([
      'n.rework_refusal as reworkRefusal',
      'q.id as reasonId',
      'q.name as reasonName',
      'q.name_en as reasonNameEn',
    ])
    .select(['t.id as taskId', 't.title as taskTitle', 'd.id as departmentId', 'd.name as departmentName'])
    .select([
      'd.name_en as departmentNameEn',
      'w.id as reworkId',
      'w.title as reworkTitle',
      'w.progress as reworkProgress',
    ])
    .orderBy('n.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    checkId: row.checkId,
    reason: { id: row.reasonId, name: row.reasonName, nameEn: row.reasonNameEn },
    severity: row.severity as Severity,
    description: row.description,
    quantity: decimalOrNull(row.quantity),
    task: row.taskId ? { id: row.taskId, title: row.taskTitle! } : null,
    department: row.departmentId
      ? { id: row.departmentId, name: row.departmentName!, nameEn: row.departmentNameEn }
      : null,
    rework: row.reworkId
      ? { id: row.reworkId, title: row.reworkTitle!, progress: row.reworkProgress! }
      : null,
    reworkRefusal: row.reworkRefusal,
  }));
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

/** One line of the inspectors' list. */
export interface RoundRow {
  id: string;
  version: number;
  acceptanceId: string;
  contractId: string;
  contractNo: string;
  contractName: string;
  stageCode: string;
  stageName: string;
  stageNameEn: string | null;
  acceptor: string;
  title: string | null;
  isWhole: boolean;
  unit: string | null;
  number: number;
  status: RoundRecord['status'];
  quantity: string;
  acceptedQuantity: string;
  requestedBy: string | null;
  requestedAt: string;
  decidedAt: string | null;
  /** Questions answered, and how many there are. */
  answered: number;
  checkCount: number;
}

const SORTS: Record<string, SortKey> = { requestedAt: { expression: 'r.requested_at', type: 'timestamptz' } };
/** Beyond this a count says nothing a reader could use, and costs too much. */
const MOST_COUNTED = 10_000;

/** Rounds the viewer may read that the filters leave, as `acceptance_round as r`. */
export function filteredRounds(scope: Scope, filters: RoundFilters) {
  const { search, status, stages, contractIds } = filters;
  let query = visibleRounds(scope);
  if (status?.length) query = query.where(sql<boolean>`r.status = any(${status}::text[])`);
  if (stages?.length) query = query.where(sql<boolean>`a.stage_code = any(${stages}::text[])`);
  if (contractIds?.length) query = query.where(sql<boolean>`r.contract_id = any(${contractIds}::uuid[])`);
  if (search) {
    const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where(
      sql<boolean>`coalesce(c.name ilike ${like} or c.contract_no ilike ${like} or a.title ilike ${like}, false)`,
    );
  }
  if (filters.mine) query = query.where((eb) => mine(scope)(eb as never));
  return query;
}

/** Rounds that wait for the viewer: they may take them up and are not barred, or are reviewing them. */
function mine(scope: Scope) {
  const me = scope.memberId;
  return (eb: never) => sql<boolean>`(
    (r.status = 'requested' and ${scope.where('start', 'Acceptance', 'a')(eb)}
       and not ${me}::uuid = any(r.worked_by) and not exists (
         select 1 from acceptance_round e where e.tenant_id = r.tenant_id and e.acceptance_id = r.acceptance_id and e.requested_by = ${me}::uuid))
    or (r.status in ('under_review', 'awaiting_customer') and ${me}::uuid = any(r.inspector_ids)))`;
}

export async function listRounds(
  scope: Scope,
  input: ListRounds,
): Promise<Page<RoundRow> & { total?: number | null }> {
  const query = filteredRounds(scope, input)
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'r.requested_by').onRef('m.tenant_id', '=', 'r.tenant_id'),
    )
    .select([
      ...ROUND_COLUMNS.slice(0, 6),
      'a.stage_code as stageCode',
      's.name as stageName',
      's.name_en as stageNameEn',
      'a.acceptor',
      'a.title',
      'a.is_whole as isWhole',
      'a.unit',
      'r.number',
      'r.status',
      'r.quantity',
      'r.accepted_quantity as acceptedQuantity',
      'm.name as requestedBy',
      'r.requested_at as requestedAt',
      'r.decided_at as decidedAt',
      sql<number>`(select count(*)::int from acceptance_check k where k.tenant_id = r.tenant_id and k.round_id = r.id)`.as(
        'checkCount',
      ),
      sql<number>`(select count(*)::int from acceptance_check k where k.tenant_id = r.tenant_id and k.round_id = r.id and k.verdict <> 'open')`.as(
        'answered',
      ),
    ]);
  const page = await pageByKey<RoundRow>(query, {
    alias: 'r',
    sorts: SORTS,
    sort: input.sort,
    direction: input.direction,
    limit: input.limit,
    cursor: input.cursor,
  });
  const items = page.items.map((row) => ({
    ...row,
    quantity: plainDecimal(row.quantity),
    acceptedQuantity: plainDecimal(row.acceptedQuantity),
  }));
  if (!input.count || input.cursor) return { ...page, items };
  return { ...page, items, total: await countRounds(scope, input) };
}

/** How many rounds the filters match for the viewer; null when there are too many to count. */
export async function countRounds(scope: Scope, filters: RoundFilters): Promise<number | null> {
  const { count } = await scope.sql
    .selectFrom(
      filteredRounds(scope, filters)
        .select('r.id')
        .limit(MOST_COUNTED + 1)
        .as('found'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) > MOST_COUNTED ? null : Number(count);
}
