import type { Scope } from '@millwright/platform';
import type { NoticeFacts, NoticeKind } from './notice-kinds.schemas.ts';

/** What people were told of one kind since then, whoever they are: so that who reminds does not do so every day. */
export async function toldSince<K extends NoticeKind>(
  scope: Scope,
  kind: K,
  since: Date,
): Promise<{ memberId: string; facts: NoticeFacts<K> }[]> {
  const rows = await scope
    .beyondReach('what was told already is not told again')
    .sql.selectFrom('notice as n')
    .where('n.kind', '=', kind)
    .where('n.created_at', '>', since.toISOString())
    .select(['n.member_id as memberId', 'n.facts'])
    .execute();
  return rows as never;
}
