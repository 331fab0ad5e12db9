import type { Page, Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findFeedback } from './feedback.records.ts';
import type { ListMessages } from './feedback.schemas.ts';

/** A message as the firm's people read it. */
export interface MessageRow {
  id: string;
  text: string;
  /** Never leaves the firm. */
  isInternal: boolean;
  fromCustomer: boolean;
  reopens: boolean;
  /** Who wrote it; null for what the product wrote. */
  authorName: string | null;
  isMine: boolean;
  createdAt: string;
}

/** What was said about a piece of feedback, the latest first. */
export async function listMessages(scope: Scope, input: ListMessages): Promise<Page<MessageRow>> {
  await findFeedback(scope, input.feedbackId);
  const me = scope.memberId;
  let query = scope.sql
    .selectFrom('feedback_message as x')
    .where('x.feedback_id', '=', input.feedbackId)
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'x.member_id').onRef('m.tenant_id', '=', 'x.tenant_id'),
    )
    .leftJoin('customer_contact as k', (join) =>
      join.onRef('k.id', '=', 'x.contact_id').onRef('k.tenant_id', '=', 'x.tenant_id'),
    )
    .select(['x.id', 'x.text', 'x.is_internal as isInternal', 'x.reopens', 'x.created_at as createdAt'])
    .select([
      sql<boolean>`x.contact_id is not null`.as('fromCustomer'),
      sql<string | null>`coalesce(m.name, k.name)`.as('authorName'),
      sql<boolean>`coalesce(x.member_id = ${me}::uuid, false)`.as('isMine'),
    ])
    .orderBy('x.id', 'desc')
    .limit(input.limit + 1);
  if (input.cursor) query = query.where('x.id', '<', input.cursor);
  const rows = await query.execute();
  const items = rows.slice(0, input.limit);
  return { items, nextCursor: rows.length > input.limit ? items.at(-1)!.id : null };
}
