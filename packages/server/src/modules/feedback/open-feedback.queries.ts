import type { Scope } from '@millwright/platform';
import { findContract } from '../contracts/index.ts';
import { OPEN_FEEDBACK } from './feedback.lifecycle.ts';

/** Open feedback as what hangs on a contract is told of it: its name and who holds it. */
export interface OpenFeedback {
  id: string;
  number: string | null;
  title: string;
  ownerName: string | null;
  /** Whether the customer sees it. */
  isShown: boolean;
}

/** Critical feedback on a contract that somebody still has to do something about: it keeps the contract from being delivered. */
export async function openCriticalFeedback(scope: Scope, contractId: string): Promise<OpenFeedback[]> {
  return scope
    .beyondReach('what keeps a contract from being delivered does so whoever looks')
    .sql.selectFrom('feedback as f')
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'f.owner_id').onRef('m.tenant_id', '=', 'f.tenant_id'),
    )
    .where('f.contract_id', '=', contractId)
    .where('f.severity', '=', 'critical')
    .where('f.status', 'in', [...OPEN_FEEDBACK])
    .select(['f.id', 'f.number', 'f.title', 'm.name as ownerName', 'f.is_shown as isShown'])
    .orderBy('f.created_at')
    .orderBy('f.id')
    .limit(100)
    .execute();
}

/** The feedback a contract was made of, if it was and the viewer may read that. */
export async function originOfContract(
  scope: Scope,
  contractId: string,
): Promise<{ origin: { id: string; number: string | null; title: string } | null }> {
  await findContract(scope, contractId);
  const found = await scope.sql
    .selectFrom('feedback as f')
    .where('f.follow_up_contract_id', '=', contractId)
    .where(scope.where('read', 'Feedback', 'f') as never)
    .select(['f.id', 'f.number', 'f.title'])
    .executeTakeFirst();
  return { origin: found ?? null };
}
