import type { Scope } from '@millwright/platform';
import { sql } from 'kysely';
import { type Notice, notify } from '../notifications/index.ts';

interface NamedContract {
  id: string;
  contractNo: string;
  name: string;
}
interface GivenTask {
  id: string;
  title: string;
  progress: number;
  assigneeIds: readonly string[];
}

/** A task that was given to people, and the contract it belongs to. */
export interface GivenOnContract {
  contract: NamedContract;
  task: GivenTask;
}

/** Tells people which tasks they were given by one operation on several contracts: one notice a person and contract. */
export async function tellGivenOn(scope: Scope, given: readonly GivenOnContract[]): Promise<void> {
  const contracts = new Map(given.map(({ contract }) => [contract.id, contract]));
  for (const contract of contracts.values()) {
    const tasks = given.filter((one) => one.contract.id === contract.id).map(({ task }) => task);
    await tellGiven(scope, contract, tasks);
  }
}

/**
 * Tells people which tasks of a contract they were given: one notice a person, however many tasks it were. What is
 * finished already gives nobody anything to do.
 */
export async function tellGiven(
  scope: Scope,
  contract: NamedContract,
  tasks: readonly GivenTask[],
): Promise<void> {
  const byPerson = new Map<string, GivenTask[]>();
  for (const task of tasks.filter(({ progress }) => progress < 100)) {
    for (const memberId of task.assigneeIds) {
      const given = byPerson.get(memberId) ?? [];
      byPerson.set(memberId, given);
      given.push(task);
    }
  }
  const notices = [...byPerson].map(([memberId, given]): Notice => {
    const only = given.length === 1 ? given[0]! : null;
    const about = only ? { type: 'Task', id: only.id } : { type: 'Contract', id: contract.id };
    return {
      to: [memberId],
      kind: 'tasks_given',
      about: { ...about, contractId: contract.id },
      facts: {
        contractNo: contract.contractNo,
        contractName: contract.name,
        count: given.length,
        taskTitle: only?.title ?? null,
      },
    };
  });
  await notify(scope, ...notices);
}

/** Those of the people who have left the contract. */
async function whoLeft(scope: Scope, contractId: string, memberIds: readonly string[]): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set();
  const left = await scope.sql
    .selectFrom('contract_member as cm')
    .where('cm.contract_id', '=', contractId)
    .where('cm.member_id', 'in', [...memberIds])
    .groupBy('cm.member_id')
    .having(sql<boolean>`bool_and(cm.valid_to is not null)`)
    .select('cm.member_id as memberId')
    .execute();
  return new Set(left.map(({ memberId }) => memberId));
}

interface MovedTask {
  id: string;
  title: string;
  assigneeIds: readonly string[];
  startsOn: string | null;
  dueOn: string | null;
}

/** Tells those who do a task that its dates are others now; not those who have left the contract, and see it no more. */
export async function tellDatesChanged(
  scope: Scope,
  contract: NamedContract,
  task: MovedTask,
): Promise<void> {
  if (task.assigneeIds.length === 0) return;
  const gone = await whoLeft(scope, contract.id, task.assigneeIds);
  const { id, title, startsOn, dueOn } = task;
  await notify(scope, {
    to: task.assigneeIds.filter((memberId) => !gone.has(memberId)),
    kind: 'task_dates_changed',
    about: { type: 'Task', id, contractId: contract.id },
    facts: {
      contractNo: contract.contractNo,
      contractName: contract.name,
      taskTitle: title,
      startsOn,
      dueOn,
    },
  });
}

/** Tells those who do tasks that their dates are others now: the dates of one, the number of several. */
export async function tellManyDatesChanged(
  scope: Scope,
  contract: NamedContract,
  tasks: readonly (MovedTask & { progress: number })[],
): Promise<void> {
  const byPerson = new Map<string, MovedTask[]>();
  for (const task of tasks.filter(({ progress }) => progress < 100))
    for (const memberId of task.assigneeIds)
      byPerson.set(memberId, [...(byPerson.get(memberId) ?? []), task]);
  const only = [...byPerson].filter(([, moved]) => moved.length === 1);
  for (const task of new Set(only.map(([, [moved]]) => moved!))) {
    const assigneeIds = only.filter(([, [moved]]) => moved === task).map(([memberId]) => memberId);
    await tellDatesChanged(scope, contract, { ...task, assigneeIds });
  }
  const several = [...byPerson].filter(([, moved]) => moved.length > 1);
  const gone = await whoLeft(
    scope,
    contract.id,
    several.map(([memberId]) => memberId),
  );
  const notices = several
    .filter(([memberId]) => !gone.has(memberId))
    .map(
      ([memberId, moved]): Notice => ({
        to: [memberId],
        kind: 'tasks_rescheduled',
        about: { type: 'Contract', id: contract.id, contractId: contract.id },
        facts: { contractNo: contract.contractNo, contractName: contract.name, count: moved.length },
      }),
    );
  await notify(scope, ...notices);
}
