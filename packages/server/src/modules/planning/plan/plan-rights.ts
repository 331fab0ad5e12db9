import type { Scope } from '@millwright/platform';
import type { ContractRecord } from '../../contracts/index.ts';
import { isTheMoment } from '../../tasks/index.ts';

/** Nobody's department: whoever may plan there may plan the whole contract. */
const ANY = '00000000-0000-0000-0000-000000000000';

/** A task nobody has yet: what rules for tasks are asked about before there is one. */
export const someTask = (contractId: string, departmentId: string) => ({
  contractId,
  departmentId,
  assigneeIds: [],
});

/** Whether the viewer plans the whole contract (boss, project lead) and not only their departments' part of it. */
export const plansWhole = (scope: Scope, contractId: string): boolean =>
  scope.can('update', 'Task', someTask(contractId, ANY));

/** What the viewer may do with a contract's plan now. */
export function allowedOnPlan(scope: Scope, contract: ContractRecord): string[] {
  const { id: contractId, departmentIds, status } = contract;
  const open = isTheMoment('update', status);
  const plansSome = departmentIds.some((id) => scope.can('create', 'Task', someTask(contractId, id)));
  const allowed: string[] = ['export'];
  if (scope.can('create', 'PlanTemplate') && plansWhole(scope, contractId)) allowed.push('template');
  if (!open) return allowed;
  if (scope.can('create', 'ScheduleBaseline', { contractId })) allowed.push('baseline');
  if (scope.can('create', 'ScheduleProposal', { contractId, departmentIds })) allowed.push('propose');
  if (plansSome) allowed.push('import');
  if (plansSome && scope.can('read', 'PlanTemplate')) allowed.push('fill');
  return allowed;
}
