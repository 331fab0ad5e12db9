import type { Page, Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { NoticeFacts, NoticeKind } from './notice-kinds.schemas.ts';
import type { ListNotices } from './notifications.schemas.ts';

/** A notice as its reader sees it; `facts` are those of its kind. */
export type NoticeRow = {
  [K in NoticeKind]: {
    id: string;
    kind: K;
    facts: NoticeFacts<K>;
    /** Who did it; null when it was the product itself. */
    byName: string | null;
    subjectType: string;
    subjectId: string;
    contractId: string | null;
    createdAt: string;
    readAt: string | null;
  };
}[NoticeKind];

/** The bell says "99+" beyond this. */
export const MOST_COUNTED = 100;

const mine = (scope: Scope) =>
  scope.sql.selectFrom('notice as n').where(scope.where('read', 'Notice', 'n') as never);

/** What concerns the viewer, newest first. */
export async function listNotices(scope: Scope, input: ListNotices): Promise<Page<NoticeRow>> {
  let query = mine(scope)
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'n.created_by').onRef('m.tenant_id', '=', 'n.tenant_id'),
    )
    .select([
      'n.id',
      'n.kind',
      'n.facts',
      'm.name as byName',
      'n.subject_type as subjectType',
      'n.subject_id as subjectId',
      'n.contract_id as contractId',
      'n.created_at as createdAt',
      'n.read_at as readAt',
    ])
    .orderBy('n.id', 'desc')
    .limit(input.limit + 1);
  if (input.cursor) query = query.where('n.id', '<', input.cursor);
  if (input.unread) query = query.where('n.read_at', 'is', null);
  const rows = (await query.execute()) as unknown as NoticeRow[];
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? items.at(-1)!.id : null };
}

/** How many the viewer has not read, counted up to a hundred: nobody wants to know more. */
export async function countUnread(scope: Scope): Promise<{ count: number }> {
  const unread = mine(scope).where('n.read_at', 'is', null).select('n.id').limit(MOST_COUNTED);
  return scope.sql
    .selectFrom(unread.as('unread'))
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
}

/** Those of the notices that are the viewer's, with whether they were read. */
export async function findNotices(
  scope: Scope,
  ids: readonly string[],
): Promise<{ id: string; memberId: string; readAt: string | null }[]> {
  return mine(scope)
    .where('n.id', 'in', [...ids])
    .select(['n.id', 'n.member_id as memberId', 'n.read_at as readAt'])
    .execute();
}
