/** The same with several tasks at once: sent together, answered for each, and taken back together. */
import { errorText, showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { api, type Inputs, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TaskRow } from './task-types.ts';

export type BulkOutcome = Outputs['tasks']['deleteMany'];
type Verb = 'assignMany' | 'setDueMany' | 'deleteMany' | 'restoreMany';
type Done = 'assigned' | 'dated' | 'removed' | 'restored';

/** Most tasks the server takes at once. */
export const MAX_BULK = 200;

/** A task nothing was done with, and why. */
export interface Refused {
  taskId: string;
  title: string;
  reason: string;
}
/** What was not done, for whoever must read it before going on. */
export interface Refusals {
  done: number;
  refused: readonly Refused[];
}

/** A chosen task as it was when it was chosen: the list's own rows follow every change, also this one. */
export interface Chosen {
  id: string;
  title: string;
  version: number;
  dueOn: string | null;
  assigneeIds: readonly string[];
}

const asChosen = ({ id, title, version, dueOn, assignees }: TaskRow): Chosen => ({
  id,
  title,
  version,
  dueOn,
  assigneeIds: assignees.map((person) => person.id),
});
const key = (task: Chosen) => ({ taskId: task.id, version: task.version });

/** The people a task has after somebody was given it as well. */
export const withPeople = (task: Pick<Chosen, 'assigneeIds'>, memberIds: readonly string[]): string[] => [
  ...new Set([...task.assigneeIds, ...memberIds]),
];

/** What of the chosen tasks was not done, under the names the list shows. */
export const refusalsOf = (
  chosen: readonly Pick<Chosen, 'id' | 'title'>[],
  { done, refused }: BulkOutcome,
): Refusals => ({
  done: done.length,
  refused: refused.map(({ taskId, reason }) => ({
    taskId,
    title: chosen.find(({ id }) => id === taskId)?.title ?? '',
    reason: errorText(reason),
  })),
});

export function useBulk() {
  const client = useQueryClient();
  const [refusals, setRefusals] = createSignal<Refusals>();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.tasks.key() }),
      client.invalidateQueries({ queryKey: api.contracts.key() }),
    ]);

  /** Sends it, says how many it was, offers to take them back, and shows each that was refused. */
  const send = async <V extends Verb>(
    verb: V,
    said: Done,
    chosen: readonly Chosen[],
    tasks: Inputs[`tasks`][V]['tasks'],
    back: (outcome: BulkOutcome) => Promise<BulkOutcome>,
  ) => {
    const call = api.tasks[verb].send as (input: { tasks: typeof tasks }) => Promise<BulkOutcome>;
    let outcome: BulkOutcome;
    try {
      outcome = await call({ tasks });
    } finally {
      // What is said is said of a list that already shows it.
      await refresh();
    }
    const undo = async () => {
      try {
        const undone = await back(outcome);
        if (undone.refused.length > 0) setRefusals(refusalsOf(chosen, undone));
      } finally {
        await refresh();
      }
    };
    if (outcome.done.length > 0)
      showToast({ text: t(`tasks.bulk.${said}`, { count: outcome.done.length }), undo });
    if (outcome.refused.length > 0) setRefusals(refusalsOf(chosen, outcome));
  };
  /** Each task that was done, with the version it has now, as it was before. */
  const before = <T>(chosen: readonly Chosen[], { done }: BulkOutcome, was: (task: Chosen) => T) =>
    done.map(({ taskId, version }) => ({
      taskId,
      version,
      ...was(chosen.find(({ id }) => id === taskId) as Chosen),
    }));

  return {
    refusals,
    dismiss: () => setRefusals(undefined),
    assign: (rows: readonly TaskRow[], memberIds: readonly string[]) => {
      const chosen = rows.map(asChosen);
      const tasks = chosen.map((task) => ({ ...key(task), assigneeIds: withPeople(task, memberIds) }));
      return send('assignMany', 'assigned', chosen, tasks, (outcome) =>
        api.tasks.assignMany.send({
          tasks: before(chosen, outcome, ({ assigneeIds }) => ({ assigneeIds: [...assigneeIds] })),
        }),
      );
    },
    setDue: (rows: readonly TaskRow[], dueOn: string | null) => {
      const chosen = rows.map(asChosen);
      const tasks = chosen.map((task) => ({ ...key(task), dueOn }));
      return send('setDueMany', 'dated', chosen, tasks, (outcome) =>
        api.tasks.setDueMany.send({ tasks: before(chosen, outcome, (task) => ({ dueOn: task.dueOn })) }),
      );
    },
    remove: (rows: readonly TaskRow[]) => {
      const chosen = rows.map(asChosen);
      return send('deleteMany', 'removed', chosen, chosen.map(key), (outcome) =>
        api.tasks.restoreMany.send({ tasks: outcome.done }),
      );
    },
    restore: (rows: readonly TaskRow[]) => {
      const chosen = rows.map(asChosen);
      return send('restoreMany', 'restored', chosen, chosen.map(key), (outcome) =>
        api.tasks.deleteMany.send({ tasks: outcome.done }),
      );
    },
  };
}
