import { principalChanged, type Scope } from '@millwright/platform';
import type { ContractRecord } from '../contracts.records.ts';

/**
 * Says that what people reach through this contract has changed: its project lead and its team, who see its customer by
 * it, and the people of the customers named, whose open pages may show it.
 */
export async function announceReach(
  scope: Scope,
  contract: Pick<ContractRecord, 'id' | 'projectLeadId'>,
  customerIds: readonly string[] = [],
): Promise<void> {
  const team = await scope.sql
    .selectFrom('contract_member')
    .where('contract_id', '=', contract.id)
    .where('valid_to', 'is', null)
    .select('member_id')
    .distinct()
    .execute();
  const contacts =
    customerIds.length === 0
      ? []
      : await scope
          .beyondReach('people are told to look again, whoever changed it')
          .sql.selectFrom('customer_contact')
          .where('customer_id', 'in', [...customerIds])
          .where('status', '=', 'active')
          .select('id')
          .execute();
  const people = new Set(team.map((row) => row.member_id));
  if (contract.projectLeadId) people.add(contract.projectLeadId);
  const contactIds = contacts.map(({ id }) => id);
  if (people.size + contactIds.length > 0)
    await scope.announce(principalChanged, { memberIds: [...people], contactIds });
}
