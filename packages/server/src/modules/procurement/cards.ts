import type { Scope } from '@millwright/platform';
import { withContractCards } from '../contracts/index.ts';

/** What tasks are called, for whoever buys the parts they wait for and may not open them. A view over the whole firm. */
type TaskCards = {
  'card.task': {
    tenant_id: string;
    id: string;
    contract_id: string;
    title: string;
    deleted_at: string | null;
  };
};

/** The scope's queries with the cards of contracts and tasks beside the tables. */
export const withCards = (scope: Scope) => withContractCards(scope).withTables<TaskCards>();
