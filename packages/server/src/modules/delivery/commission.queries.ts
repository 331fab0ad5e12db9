import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { withContractCards } from '../contracts/index.ts';

/** Contracts that were delivered, signed for, and have nothing on its way or refused: `contract as c`. */
const ALL_SIGNED = sql<boolean>`(c.status = 'delivered'
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

/** A contract somebody should put into service. */
export interface ContractToCommission {
  contractId: string;
  contractNo: string;
  contractName: string;
}

/** More than anybody does in a day. */
const MOST_TOLD = 50;

/** What the viewer should put into service: everything of it is signed for, and it is theirs to do. */
export async function contractsToCommission(scope: Scope): Promise<ContractToCommission[]> {
  if (!scope.can('commission', 'Contract')) return [];
  return withContractCards(scope)
    .selectFrom('contract as c')
    .where('c.deleted_at', 'is', null)
    .where(ALL_SIGNED)
    .where(scope.where('read', 'Contract', 'c') as never)
    .where(scope.where('commission', 'Contract', 'c') as never)
    .select(['c.id as contractId', 'c.contract_no as contractNo', 'c.name as contractName'])
    .orderBy('c.id')
    .limit(MOST_TOLD)
    .execute();
}
