import { invalid, principalChanged, type Scope } from '@millwright/platform';
import { requireAssignable } from '../assignable.ts';
import { taskAssigned, taskUpdated } from '../tasks.events.ts';
import { getTask, type TaskDetail } from '../tasks.queries.ts';
import { findContract, findTask, requireMoment, type TaskRecord } from '../tasks.records.ts';
import type { UpdateTask } from '../tasks.schemas.ts';
import { type GivenOnContract, tellDatesChanged, tellGiven } from '../tell-assignees.ts';
import { requireTaskType } from '../types/task-types.queries.ts';
import { requireDepartment } from './create-task.ts';

const PLAIN = ['title', 'description', 'weight', 'isPublic', 'departmentId', 'typeId'] as const;

function changesOf(task: TaskRecord, input: UpdateTask): Record<string, unknown> {
  const changes: Record<string, unknown> = {};
  for (const field of PLAIN) {
    const wanted = field === 'description' && input.description === '' ? null : input[field];
    const same = field === 'weight' ? Number(wanted) === Number(task.weight) : wanted === task[field];
    if (wanted !== undefined && !same) changes[field] = wanted;
  }
  for (const field of ['startsOn', 'dueOn'] as const) {
    const wanted = input[field];
    if (wanted !== undefined && wanted !== task[field])
      changes[field] = wanted === null ? null : new Date(wanted);
  }
  return changes;
}

/** A changed plan, and to whom the task was given by it; those are still to be told. */
export interface ChangedPlan {
  task: TaskDetail;
  given?: GivenOnContract;
}

/** Changes a task's plan and tells those who came to it. */
export async function updateTask(scope: Scope, input: UpdateTask): Promise<TaskDetail> {
  const { task, given } = await changePlan(scope, input);
  if (given) await tellGiven(scope, given.contract, [given.task]);
  return task;
}

/**
 * Changes a task's plan; whoever moves it to another department must be allowed to plan there as well. Tells those who had
 * it that its dates are others, and leaves to the caller to tell those who came to it: many tasks are one notice.
 */
export async function changePlan(scope: Scope, input: UpdateTask): Promise<ChangedPlan> {
  const task = await findTask(scope, input.taskId);
  const { contractId } = task;
  const departmentId = input.departmentId ?? task.departmentId;
  const assigneeIds = input.assigneeIds ? [...new Set(input.assigneeIds)] : task.assigneeIds;
  const added = assigneeIds.filter((id) => !task.assigneeIds.includes(id));
  const removed = task.assigneeIds.filter((id) => !assigneeIds.includes(id));

  scope.require('update', 'Task', task);
  if (departmentId !== task.departmentId) scope.require('update', 'Task', { ...task, departmentId });
  if (added.length + removed.length > 0) scope.require('assign', 'Task', { ...task, departmentId });
  requireMoment('update', task);
  if (departmentId !== task.departmentId)
    requireDepartment(await findContract(scope, contractId), departmentId);
  await requireAssignable(scope, { contractId, departmentId }, added);
  if (input.typeId && input.typeId !== task.typeId) await requireTaskType(scope, input.typeId);

  const startsOn = input.startsOn === undefined ? task.startsOn : input.startsOn;
  const dueOn = input.dueOn === undefined ? task.dueOn : input.dueOn;
  if (startsOn && dueOn && dueOn < startsOn) {
    throw invalid('tasks.ends_before_start', { startsOn, dueOn }, [
      { path: 'dueOn', code: 'tasks.ends_before_start' },
    ]);
  }

  const changes = changesOf(task, input);
  const assigned = added.length + removed.length > 0;
  if (assigned) changes.assigneeIds = assigneeIds;
  if (Object.keys(changes).length === 0) return { task: await getTask(scope, task.id) };
  await scope.save('task', task, input.version, changes);
  const about = { taskId: task.id, contractId };
  if (Object.keys(changes).some((field) => field !== 'assigneeIds')) await scope.announce(taskUpdated, about);
  if (assigned) await scope.announce(taskAssigned, { ...about, memberIds: added, removedIds: removed });
  // Whoever lost the task is not told of its changes any more; this is how it leaves their open screens.
  if (removed.length > 0) await scope.announce(principalChanged, { memberIds: removed, contactIds: [] });
  const contract = { id: contractId, contractNo: task.contractNo, name: task.contractName };
  const title = input.title ?? task.title;
  if (startsOn !== task.startsOn || dueOn !== task.dueOn) {
    const still = task.assigneeIds.filter((memberId) => !removed.includes(memberId));
    await tellDatesChanged(scope, contract, { id: task.id, title, startsOn, dueOn, assigneeIds: still });
  }
  const given = { contract, task: { ...task, title, assigneeIds: added } };
  return { task: await getTask(scope, task.id), ...(added.length > 0 ? { given } : {}) };
}
