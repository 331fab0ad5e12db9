import { sqlFor } from '@millwright/db';
import type { RequestInfo } from '@millwright/platform';
import type { FaceServices } from '../../../services.ts';
import { AUTH } from '../accounts.ts';
import type { FormerVisitor } from '../sessions-ended.ts';

/** Ends every token made with an account, in each firm with its own row in the audit trail; answers whose they were. */
export async function endTokensOf(
  { pool }: Pick<FaceServices, 'pool'>,
  request: RequestInfo,
  accountId: string,
): Promise<FormerVisitor[]> {
  const owners = await pool.read(AUTH, (s) =>
    sqlFor(s)
      .selectFrom('api_token')
      .where('account_id', '=', accountId)
      .where('revoked_at', 'is', null)
      .select(['tenant_id as tenantId', 'member_id as personId'])
      .distinct()
      .execute(),
  );
  for (const { tenantId, personId } of owners) {
    const context = {
      ...AUTH,
      tenantId,
      actorId: personId,
      requestId: request.requestId,
      ip: request.ip,
    };
    await pool.write(context, (s) =>
      sqlFor(s)
        .updateTable('api_token')
        .set({ revoked_at: new Date().toISOString() })
        .where('tenant_id', '=', tenantId)
        .where('account_id', '=', accountId)
        .where('revoked_at', 'is', null)
        .execute(),
    );
  }
  return owners;
}
