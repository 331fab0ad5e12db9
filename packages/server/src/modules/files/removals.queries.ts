import type { Page, Scope } from '@millwright/platform';
import { sql } from 'kysely';
import type { PersonRef } from './files.queries.ts';
import type { ListRemovals } from './files.schemas.ts';

/** A version that lost its bytes by a rule, and by whose. */
export interface RemovalRow {
  id: string;
  fileName: string;
  versionNo: number;
  contractNo: string | null;
  size: number;
  sha256: string | null;
  reason: 'older_version' | 'recycled';
  ruleYears: number | null;
  ruleDays: number | null;
  ruleBy: PersonRef | null;
  ruleAt: string | null;
  removedAt: string;
}

/** What rules have taken out of the store, the latest first. */
export async function listRemovals(scope: Scope, input: ListRemovals): Promise<Page<RemovalRow>> {
  scope.require('read', 'FileStorage');
  let query = scope.sql
    .selectFrom('file_removal as r')
    .select([
      'r.id',
      'r.file_name as fileName',
      'r.version_no as versionNo',
      'r.size',
      'r.sha256',
      'r.reason',
    ])
    .select(['r.rule_years as ruleYears', 'r.rule_days as ruleDays', 'r.rule_at as ruleAt'])
    .select('r.created_at as removedAt')
    .select(
      sql<string | null>`(select c.contract_no from card.contract c
        where c.tenant_id = r.tenant_id and c.id = r.contract_id)`.as('contractNo'),
    )
    .select(
      sql<PersonRef | null>`(select json_build_object('id', m.id, 'name', m.name) from member m
        where m.tenant_id = r.tenant_id and m.id = r.rule_by)`.as('ruleBy'),
    )
    .orderBy('r.id', 'desc')
    .limit(input.limit + 1);
  if (input.cursor) query = query.where('r.id', '<', input.cursor);
  const rows = await query.execute();
  const items = rows.slice(0, input.limit).map((row) => ({ ...row, size: Number(row.size) }));
  return {
    items: items as unknown as RemovalRow[],
    nextCursor: rows.length > input.limit ? items.at(-1)!.id : null,
  };
}
