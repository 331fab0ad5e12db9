/** From a figure's filters to the address of the list that shows exactly what it counts. */
import type { Outputs } from '../../api.ts';

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

/** The page of the viewer's own open tasks; it shows exactly those. */
export const MY_TASKS = '/my-tasks';
