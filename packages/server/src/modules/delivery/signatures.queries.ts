import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

export interface SignatureRow {
  id: string;
  round: number;
  verdict: 'signed' | 'refused';
  source: 'portal' | 'paper';
  name: string;
  statement: string;
  reason: string | null;
  signedOn: string | null;
  createdAt: string;
  /** Who wrote down what was signed on paper. */
  recordedBy: string | null;
}

/** What customers said about these deliveries, the latest first. */
export function signaturesOf(scope: Scope, ids: readonly string[]) {
  return scope.sql
    .selectFrom('delivery_signature as s')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 's.member_id').onRef('m.tenant_id', '=', 's.tenant_id'),
    )
    .where('s.delivery_id', 'in', [...ids])
    .select(['s.id', 's.delivery_id as deliveryId', 's.round', 's.name', 's.statement', 's.reason'])
    .select(['s.signed_on as signedOn', 's.created_at as createdAt', 'm.name as recordedBy'])
    .select([
      sql<SignatureRow['verdict']>`s.verdict`.as('verdict'),
      sql<SignatureRow['source']>`s.source`.as('source'),
    ])
    .orderBy('s.id', 'desc')
    .execute();
}
