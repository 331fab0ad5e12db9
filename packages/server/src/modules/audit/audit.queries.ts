import {
  mayReadSubject,
  nameSubjects,
  notFound,
  partsOfSubject,
  type Scope,
  type SubjectRef,
} from '@millwright/platform';
import { sql } from 'kysely';
import { type Change, maskChanges } from './audit.masking.ts';
import type { HistoryOf, ListAudit } from './audit.schemas.ts';

export interface AuditRow {
  id: string;
  occurredAt: string;
  actorId: string | null;
  ip: string | null;
  /** What acted for the person, where it was not their own session: `token:<name>`. */
  via: string | null;
  requestId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  contractId: string | null;
  /** Column to value before and after. `{ masked: true }` stands for what the viewer may not see. */
  changes: Record<string, Change>;
}

export interface AuditPage {
  items: AuditRow[];
  nextCursor: string | null;
  /** Names of whatever the ids stand for, as far as the viewer may see it. */
  names: Record<string, string>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function base(scope: Scope) {
  return scope.sql
    .selectFrom('audit_event as a')
    .select([
      'a.id',
      'a.occurred_at as occurredAt',
      'a.actor_id as actorId',
      'a.ip',
      'a.via',
      'a.request_id as requestId',
      'a.action',
      'a.subject_type as subjectType',
      'a.subject_id as subjectId',
      'a.contract_id as contractId',
      'a.changes',
    ]);
}

type Query = ReturnType<typeof base>;

/** Every id mentioned on a page, wherever it stands. */
function idsOf(rows: readonly AuditRow[]): string[] {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string' && UUID.test(value)) ids.add(value);
    else if (Array.isArray(value)) value.forEach(collect);
  };
  for (const row of rows) {
    for (const value of [row.actorId, row.subjectId, row.contractId]) collect(value);
    for (const [before, after] of Object.values(row.changes)) collect([before, after]);
  }
  return [...ids];
}

/** The newest first. Ids are in the order of time, so the page's key is the id, and every filter has its index. */
async function pageOf(
  scope: Scope,
  query: Query,
  input: { cursor?: string | undefined; limit: number },
): Promise<AuditPage> {
  const after = input.cursor ? query.where('a.id', '<', input.cursor) : query;
  const found = (await after
    .orderBy('a.id', 'desc')
    .limit(input.limit + 1)
    .execute()) as unknown as AuditRow[];
  const items = await maskChanges(scope, found.slice(0, input.limit));
  const nextCursor = found.length > input.limit ? (items.at(-1)?.id ?? null) : null;
  return { items, nextCursor, names: await nameSubjects(scope, idsOf(items)) };
}

const DAY = 86_400_000;

/** The smallest version 7 UUID of a moment (RFC 9562): lets a date narrow the index of ids. */
const idAt = (milliseconds: number) => {
  const hex = Math.max(0, milliseconds).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`;
};

function within(scope: Scope, query: Query, { from, to }: Pick<ListAudit, 'from' | 'to'>): Query {
  const zone = scope.principal.timeZone;
  let dated = query;
  // The index is entered a day early and left a day late, whatever the zone; the exact bounds follow.
  if (from) {
    dated = dated
      .where('a.id', '>=', idAt(Date.parse(from) - DAY))
      .where(sql<boolean>`a.occurred_at >= ${from}::date::timestamp at time zone ${zone}`);
  }
  if (to) {
    dated = dated
      .where('a.id', '<', idAt(Date.parse(to) + 2 * DAY))
      .where(sql<boolean>`a.occurred_at < (${to}::date + 1)::timestamp at time zone ${zone}`);
  }
  return dated;
}

/** What happened in the firm, the newest first, a page at a time. Also what exports walk through. */
export async function listAudit(scope: Scope, input: ListAudit): Promise<AuditPage> {
  let query = base(scope).where(scope.where('read', 'AuditEvent', 'a') as never);
  const { actorId, type, subjectId, action, contractId } = input;
  if (actorId) query = query.where('a.actor_id', '=', actorId);
  if (type?.length) query = query.where(sql<boolean>`a.subject_type = any(${type}::text[])`);
  if (subjectId) query = query.where('a.subject_id', '=', subjectId);
  if (action?.length) query = query.where(sql<boolean>`a.action = any(${action}::text[])`);
  if (contractId) query = query.where('a.contract_id', '=', contractId);
  return pageOf(scope, within(scope, query, input), input);
}

/** Everything that happened to one object and what belongs to it, for whoever may read the object. */
export async function historyOf(scope: Scope, input: HistoryOf): Promise<AuditPage> {
  const { type, id } = input;
  if (!(await mayReadSubject(scope, type, id))) throw notFound('audit.object_not_found', { type });
  const parts: SubjectRef[] = [{ type, id }, ...(await partsOfSubject(scope, type, id))];
  // By type and id together, as the index has them: ids are unique, so pairing the two lists is exact enough.
  const query = base(scope.beyondReach('who may read the object may read its history'))
    .where(sql<boolean>`a.subject_type = any(${[...new Set(parts.map((p) => p.type))]}::text[])`)
    .where(sql<boolean>`a.subject_id = any(${parts.map((p) => p.id)}::uuid[])`);
  const page = await pageOf(scope, query, input);
  // From where somebody works is for the audit trail, not for every colleague.
  const auditor = scope.can('read', 'AuditEvent');
  return auditor
    ? page
    : { ...page, items: page.items.map((row) => ({ ...row, ip: null, via: null, requestId: null })) };
}

/** The kinds of objects the trail knows, for its filter. */
export async function auditTypes(scope: Scope): Promise<string[]> {
  // One step through the index for each kind, instead of a walk over every row.
  const found = await sql<{ subject_type: string }>`
    with recursive kinds as (
      (select subject_type from audit_event order by tenant_id, subject_type limit 1)
      union all
      select (select a.subject_type from audit_event a where a.subject_type > k.subject_type order by a.tenant_id, a.subject_type limit 1)
      from kinds k where k.subject_type is not null
    )
    select subject_type from kinds where subject_type is not null`.execute(
    scope.beyondReach('kinds only, found by steps through the index').sql,
  );
  return found.rows.map((row) => row.subject_type);
}
