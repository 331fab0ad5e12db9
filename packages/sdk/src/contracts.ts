import type { Contract, ContractDetail, ListContracts } from './contract-types.ts';
import { failure } from './errors.ts';
import { everyItem, type Page } from './pages.ts';
import type { CallOptions, Wire } from './wire.ts';

/** Contracts, as far as the token's owner may see them. */
export interface Contracts {
  /** One page. */
  list(input?: ListContracts, options?: CallOptions): Promise<Page<Contract>>;
  /** All of them, page after page: `for await (const contract of millwright.contracts.each())`. */
  each(input?: ListContracts, options?: CallOptions): AsyncGenerator<Contract, void, undefined>;
  get(contractId: string, options?: CallOptions): Promise<ContractDetail>;
  /** The contract with exactly this number; fails with `sdk.contract_not_found` where there is none to see. */
  byNumber(contractNo: string, options?: CallOptions): Promise<Contract>;
}

export function contractsOn(wire: Wire): Contracts {
  const list: Contracts['list'] = (input = {}, options) => wire.query('contracts.list', input, options);
  const each: Contracts['each'] = (input = {}, options) => everyItem(input, (page) => list(page, options));
  return {
    list,
    each,
    get: (contractId, options) => wire.query('contracts.get', { contractId }, options),
    byNumber: async (contractNo, options) => {
      for await (const contract of each({ search: contractNo, sort: 'contractNo' }, options))
        if (contract.contractNo === contractNo) return contract;
      throw failure('not_found', 'sdk.contract_not_found', { contractNo });
    },
  };
}
