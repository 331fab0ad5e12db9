/** From a figure's filters to the address of the list that shows exactly what it counts. */
import type { Outputs } from '../../api.ts';

type TodoFilters = Outputs['dashboard']['get']['todos']['filters'];
type ContractFilters = Outputs['dashboard']['get']['running']['filters'];

function address(path: string, params: Record<string, string | undefined>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value) search.set(name, value);
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}

const flag = (on: boolean | undefined) => (on ? '1' : undefined);
const range = (from: string | undefined, to: string | undefined) =>
  from || to ? `${from ?? ''}..${to ?? ''}` : undefined;

/** The contract list with these filters. */
export const contractsHref = (filters: ContractFilters): string =>
  address('/contracts', {
    status: filters.status?.join(','),
    displayStatus: filters.displayStatus?.join(','),
    departmentIds: filters.departmentIds?.join(','),
    customerIds: filters.customerIds?.join(','),
    projectLeadIds: filters.projectLeadIds?.join(','),
    promised: range(filters.promisedFrom, filters.promisedTo),
    overdue: flag(filters.overdue),
    withAmount: flag(filters.withAmount),
  });

/** The list of what waits for the viewer with these filters. */
export const todosHref = (filters: TodoFilters): string =>
  address('/todos', { kind: filters.kinds?.join(','), due: filters.due?.join(',') });
