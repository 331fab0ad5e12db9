import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';

/** Contracts that were delivered, signed for, and have nothing on its way or refused: `contract as c`. */
export const ALL_SIGNED = sql<boolean>`(c.status = 'delivered'
  and exists (select 1 from delivery s where s.tenant_id = c.tenant_id and s.contract_id = c.id and s.status = 'signed')
  and not exists (select 1 from delivery w where w.tenant_id = c.tenant_id and w.contract_id = c.id and w.status in ('handed_over', 'refused')))`;

/** Whether everything of a contract is signed for, so that it should be in service and is not. */
export async function waitsForCommission(
  scope: Scope,
  { id, status }: { id: string; status: string },
): Promise<boolean> {
  if (status !== 'delivered') return false;
  const found = await scope
    .beyondReach('any delivery keeps its contract from being in service')
    .sql.selectFrom('contract as c')
    .where('c.id', '=', id)
    .where(ALL_SIGNED)
    .select('c.id')
    .executeTakeFirst();
  return found !== undefined;
}
