import { invalid, type Scope } from '@millwright/platform';
import { requireAssignable } from '../assignable.ts';
import { taskAssigned, taskCreated } from '../tasks.events.ts';
import { getTask, type TaskDetail } from '../tasks.queries.ts';
import { findContract, lastPlace, type PlannedContract, requireContractMoment } from '../tasks.records.ts';
import type { CreateTask } from '../tasks.schemas.ts';
import { tellGiven } from '../tell-assignees.ts';
import { requireTaskType } from '../types/task-types.queries.ts';

/** Refuses a department that does not work on the contract: adding one is the contract's business. */
export function requireDepartment(contract: PlannedContract, departmentId: string): void {
  if (contract.departmentIds.includes(departmentId)) return;
  throw invalid('tasks.department_not_on_contract', { departmentId, contractNo: contract.contractNo }, [
    { path: 'departmentId', code: 'tasks.department_not_on_contract' },
  ]);
}

/** What a task is made for: a record of another module, by its subject and id. */
export interface TaskCause {
  type: string;
  id: string;
}

/** Plans a task on a contract, for one of its departments; another module says what for. */
export async function createTask(scope: Scope, input: CreateTask, cause?: TaskCause): Promise<TaskDetail> {
  const { contractId, departmentId } = input;
  const assigneeIds = [...new Set(input.assigneeIds ?? [])];
  // Held, so that no task lands on a contract that is closed or archived in the same instant.
  const contract = await findContract(scope, contractId, { lock: true });
  scope.require('create', 'Task', { contractId, departmentId, assigneeIds });
  requireContractMoment('create', contract.status);
  requireDepartment(contract, departmentId);
  await requireAssignable(scope, { contractId, departmentId }, assigneeIds);
  if (input.typeId) await requireTaskType(scope, input.typeId);

  const task = await scope.tx.task.create({
    data: {
      contractId,
      departmentId,
      title: input.title,
      description: input.description || null,
      assigneeIds,
      startsOn: input.startsOn ? new Date(input.startsOn) : null,
      dueOn: input.dueOn ? new Date(input.dueOn) : null,
      weight: input.weight ?? '1',
      isPublic: input.isPublic ?? true,
      typeId: input.typeId ?? null,
      causeType: cause?.type ?? null,
      causeId: cause?.id ?? null,
      sortOrder: await lastPlace(scope, contractId),
    },
    select: { id: true },
  });
  const about = { taskId: task.id, contractId };
  await scope.announce(taskCreated, about);
  if (assigneeIds.length > 0)
    await scope.announce(taskAssigned, { ...about, memberIds: assigneeIds, removedIds: [] });
  await tellGiven(scope, contract, [{ id: task.id, title: input.title, progress: 0, assigneeIds }]);
  return getTask(scope, task.id);
}
