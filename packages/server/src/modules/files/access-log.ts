import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** How somebody got at the bytes of a version: by itself, in an archive, or on a page. */
export type FileAccess = 'download' | 'archive' | 'view';

/**
 * Leaves in the audit trail that the viewer gets at a version now. Asked before the bytes are given: without the entry there are
 * none. The same way to the same version is written down once in ten minutes.
 */
export async function noteAccess(
  scope: Scope,
  {
    fileId,
    contractId,
    versionNo,
    how,
  }: {
    fileId: string;
    contractId: string;
    versionNo: number;
    how: FileAccess;
  },
): Promise<void> {
  await sql`select millwright.note_file_access(${fileId}::uuid, ${contractId}::uuid, ${versionNo}::int, ${how})`.execute(
    scope.sql,
  );
}
