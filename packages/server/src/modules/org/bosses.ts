import type { Scope } from '@millwright/platform';

/** More than any firm has. */
const MOST = 50;

/** Who manages the firm now: whoever decides, and is told, as long as nobody else is named. */
export async function activeBosses(scope: Scope): Promise<string[]> {
  const rows = await scope
    .beyondReach('who manages the firm is told and asked, seen by the one who acts or not')
    .sql.selectFrom('member as m')
    .where('m.role', '=', 'boss')
    .where('m.status', '=', 'active')
    .select('m.id')
    .orderBy('m.id')
    .limit(MOST)
    .execute();
  return rows.map(({ id }) => id);
}
