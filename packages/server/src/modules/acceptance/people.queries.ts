import type { Scope } from '@millwright/platform';

export interface PersonRef {
  id: string;
  name: string;
}

/** Names of people, for whoever may read the round they took part in. */
export async function people(scope: Scope, ids: readonly (string | null)[]): Promise<Map<string, PersonRef>> {
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
