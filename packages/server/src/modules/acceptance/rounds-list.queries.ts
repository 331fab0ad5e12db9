import { type Page, pageByKey, type Scope, type SortKey } from '@millwright/platform';
import { sql } from 'kysely';
import type { ListRounds, RoundFilters } from './acceptance.schemas.ts';
import { ROUND_COLUMNS, type RoundRecord, visibleRounds } from './rounds.records.ts';
import { plainDecimal } from './tolerance.schemas.ts';

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
