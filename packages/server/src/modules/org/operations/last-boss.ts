import { conflict, type Scope } from '@millwright/platform';

/** A firm always keeps somebody who may do everything. Bosses are locked, so two cannot demote each other at once. */
export async function requireAnotherBoss(scope: Scope, memberId: string): Promise<void> {
  const bosses = await scope.sql
    .selectFrom('member')
    .where('role', '=', 'boss')
    .where('status', '=', 'active')
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute();
  if (!bosses.some((boss) => boss.id !== memberId)) throw conflict('org.last_boss', { memberId });
}
