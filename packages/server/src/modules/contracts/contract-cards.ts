import type { Scope } from '@millwright/platform';

/**
 * What contracts are called and what state they are in, for whoever sees something that belongs to one: who was given a
 * task sees whose it is without being allowed to open the contract. A view over the whole firm, and no more than this.
 */
export type ContractCards = {
  'card.contract': {
    tenant_id: string;
    id: string;
    contract_no: string;
    name: string;
    status: string;
    deleted_at: string | null;
  };
};

/** The scope's queries with the cards beside the tables. */
export const withContractCards = (scope: Scope) => scope.sql.withTables<ContractCards>();
