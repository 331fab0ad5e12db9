import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { contractOfFile } from '../files.homes.ts';
import type { PersonRef } from '../files.queries.ts';
import { findFile } from '../files.records.ts';

/** How a file stands in the customer's portal. */
export interface FilePublication {
  versionNo: number;
  /** preparing: on its way; ready: there; failed: it could not be made ready. */
  state: 'preparing' | 'ready' | 'failed';
  sharedAt: string;
  sharedBy: PersonRef | null;
  /** The customer sees it only while the contract itself is shown to them. */
  contractShown: boolean;
}

/** What the customer is shown of a file; null where that is nothing. */
export async function publicationOf(scope: Scope, fileId: string): Promise<FilePublication | null> {
  const { contractId } = await findFile(scope, fileId, { recycled: true });
  const row = await scope.sql
    .selectFrom('file_publication as p')
    .where('p.file_id', '=', fileId)
    .where('p.ended_at', 'is', null)
    .select(['p.version_no as versionNo', 'p.state', 'p.created_at as sharedAt'])
    .select(
      sql<PersonRef | null>`(select json_build_object('id', m.id, 'name', m.name) from member m where m.tenant_id = p.tenant_id and m.id = p.member_id)`.as(
        'sharedBy',
      ),
    )
    .executeTakeFirst();
  if (!row) return null;
  return {
    ...row,
    state: row.state as FilePublication['state'],
    sharedAt: row.sharedAt as unknown as string,
    contractShown: (await contractOfFile(scope, contractId)).isShown,
  };
}
