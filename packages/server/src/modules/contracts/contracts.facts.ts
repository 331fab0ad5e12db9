import type { PrincipalFact } from '@millwright/platform';

/** Contracts somebody is on the team of today. */
export const contractIds: PrincipalFact = {
  name: 'contractIds',
  async load(db, memberId) {
    const rows = await db
      .selectFrom('contract_member')
      .where('member_id', '=', memberId)
      .where('valid_to', 'is', null)
      .select('contract_id as id')
      .distinct()
      .execute();
    return rows.map(({ id }) => id);
  },
};

/** Contracts somebody leads as a whole, those in the recycle bin included: whoever put one there may take it out again. */
export const ledContractIds: PrincipalFact = {
  name: 'ledContractIds',
  async load(db, memberId) {
    const rows = await db
      .selectFrom('contract')
      .where('project_lead_id', '=', memberId)
      .select('id')
      .execute();
    return rows.map(({ id }) => id);
  },
};

/** Customers of the contracts somebody leads or is on the team of. */
export const customerIds: PrincipalFact = {
  name: 'customerIds',
  async load(db, memberId) {
    const rows = await db
      .selectFrom('contract as c')
      .where('c.deleted_at', 'is', null)
      .where((eb) =>
        eb.or([
          eb('c.project_lead_id', '=', memberId),
          eb(
            'c.id',
            'in',
            eb
              .selectFrom('contract_member as x')
              .where('x.member_id', '=', memberId)
              .where('x.valid_to', 'is', null)
              .select('x.contract_id'),
          ),
        ]),
      )
      .select('c.customer_id as id')
      .distinct()
      .execute();
    return rows.map(({ id }) => id);
  },
};
