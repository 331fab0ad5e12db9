import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { findContract } from '../contracts/index.ts';
import type { Owners } from './feedback.schemas.ts';

export interface OwnerOption {
  id: string;
  name: string;
  /** Works on the contract already. */
  onTeam: boolean;
}

const MOST_OFFERED = 50;
const contains = (search: string) => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

/** Who feedback on a contract may be given to: active people of the firm, those of the contract's team first. */
export async function ownerOptions(scope: Scope, input: Owners): Promise<OwnerOption[]> {
  const contract = await findContract(scope, input.contractId);
  const onTeam = sql<boolean>`(m.id = ${contract.projectLeadId}::uuid or exists (
    select 1 from contract_member x where x.tenant_id = m.tenant_id and x.contract_id = ${contract.id}::uuid
       and x.member_id = m.id and x.valid_to is null))`;
  let query = scope.sql
    .selectFrom('member as m')
    .where('m.status', '=', 'active')
    .where(scope.where('read', 'Member', 'm') as never)
    .select(['m.id', 'm.name', onTeam.as('onTeam')])
    .orderBy(sql`${onTeam} desc, m.name, m.id`)
    .limit(MOST_OFFERED);
  if (input.search) query = query.where('m.name', 'ilike', contains(input.search));
  return query.execute();
}

/** Whether somebody may be given feedback: an active person of the firm. */
export async function isActiveMember(scope: Scope, memberId: string): Promise<boolean> {
  const found = await scope
    .beyondReach('anybody active may be given feedback, also whom the giver does not see')
    .sql.selectFrom('member')
    .where('id', '=', memberId)
    .where('status', '=', 'active')
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}
