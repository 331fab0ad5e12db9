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
  const left = await scope.sql
    .selectFrom('contract_member as cm')
    .where('cm.contract_id', '=', contract.id)
    .where('cm.member_id', 'in', [...task.assigneeIds])
    .groupBy('cm.member_id')
    .having(sql<boolean>`bool_and(cm.valid_to is not null)`)
    .select('cm.member_id as memberId')
    .execute();
  const gone = new Set(left.map(({ memberId }) => memberId));
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
