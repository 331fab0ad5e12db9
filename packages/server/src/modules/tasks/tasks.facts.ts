import type { PrincipalFact } from '@millwright/platform';
import { sql } from 'kysely';

/**
 * Contracts somebody worked on and no longer does. Part of the principal, so that what they were given there is out of
 * their reach from the next request on.
 */
export const leftContractIds: PrincipalFact = {
  name: 'leftContractIds',
  async load(db, memberId) {
    const rows = await db
      .selectFrom('contract_member as cm')
      .where('cm.member_id', '=', memberId)
      .groupBy('cm.contract_id')
      .having(sql<boolean>`bool_and(cm.valid_to is not null)`)
      .select('cm.contract_id as id')
      .execute();
    return rows.map(({ id }) => id);
  },
};
