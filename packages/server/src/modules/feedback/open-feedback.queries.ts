import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
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
  /** Whether the viewer may open it: of what they may not, nobody tells them the title. */
  mayRead: boolean;
}

/** Feedback that was critical and no longer keeps its contract back, because somebody said so. */
export interface LoweredFeedback extends Omit<OpenFeedback, 'ownerName'> {
  byId: string;
  by: string | null;
  reason: string;
  /** Turned down, and not just judged less bad. */
  isTurnedDown: boolean;
}

/** Feedback of a contract past the viewer's reach, with whether they may read it, as `feedback as f`. */
const anyOf = (scope: Scope, contractId: string) =>
  scope
    .beyondReach('what keeps a contract from being delivered does so whoever looks')
    .sql.selectFrom('feedback as f')
    .where('f.contract_id', '=', contractId)
    .select(['f.id', 'f.number', 'f.title', 'f.is_shown as isShown'])
    .select((eb) =>
      sql<boolean>`coalesce(${scope.where('read', 'Feedback', 'f')(eb as never)}, false)`.as('mayRead'),
    )
    .orderBy('f.created_at')
    .orderBy('f.id')
    .limit(100);

/** Critical feedback on a contract that somebody still has to do something about: it keeps the contract from being delivered. */
export async function openCriticalFeedback(scope: Scope, contractId: string): Promise<OpenFeedback[]> {
  return anyOf(scope, contractId)
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'f.owner_id').onRef('m.tenant_id', '=', 'f.tenant_id'),
    )
    .where('f.severity', '=', 'critical')
    .where('f.status', 'in', [...OPEN_FEEDBACK])
    .select('m.name as ownerName')
    .execute();
}

/** What was critical and was taken out of the way: judged less bad and still open, or turned down. */
export async function loweredFeedback(scope: Scope, contractId: string): Promise<LoweredFeedback[]> {
  const rows = await anyOf(scope, contractId)
    .leftJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'f.lowered_by').onRef('m.tenant_id', '=', 'f.tenant_id'),
    )
    .where('f.lowered_by', 'is not', null)
    .where((eb) =>
      eb.or([
        eb('f.status', '=', 'rejected'),
        eb.and([eb('f.severity', '<>', 'critical'), eb('f.status', 'in', [...OPEN_FEEDBACK])]),
      ]),
    )
    .select(['f.lowered_by as byId', 'm.name as by', 'f.lowered_reason as reason', 'f.status'])
    .execute();
  return rows.map(({ status, byId, reason, ...row }) => ({
    ...row,
    byId: byId!,
    reason: reason!,
    isTurnedDown: status === 'rejected',
  }));
}

/** Which of these pieces of feedback the viewer may read. */
export async function readableFeedbackIds(scope: Scope, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await scope.sql
    .selectFrom('feedback as f')
    .where('f.id', 'in', [...ids])
    .where(scope.where('read', 'Feedback', 'f') as never)
    .select('f.id')
    .execute();
  return new Set(rows.map(({ id }) => id));
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
