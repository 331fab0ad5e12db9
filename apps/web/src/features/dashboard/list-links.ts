/** From a figure's filters to the address of the list that shows exactly what it counts. */
import type { Outputs } from '../../api.ts';

type ContractFilters = Outputs['dashboard']['get']['running']['filters'];
type TaskFilters = Outputs['dashboard']['get']['myTasks']['filters'];

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

/** The viewer's own tasks with these filters. */
export const myTasksHref = (filters: TaskFilters): string =>
  address('/my-tasks', {
    states: filters.states?.join(','),
    due: range(filters.dueFrom, filters.dueTo),
  });
