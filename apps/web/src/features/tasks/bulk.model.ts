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

const key = (task: TaskRow) => ({ taskId: task.id, version: task.version });

/** The people a task has after somebody was given it as well. */
export const withPeople = (task: Pick<TaskRow, 'assignees'>, memberIds: readonly string[]): string[] => [
  ...new Set([...task.assignees.map(({ id }) => id), ...memberIds]),
];

/** What of the chosen tasks was not done, under the names the list shows. */
export const refusalsOf = (
  chosen: readonly Pick<TaskRow, 'id' | 'title'>[],
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
    chosen: readonly TaskRow[],
    tasks: Inputs[`tasks`][V]['tasks'],
    back: (outcome: BulkOutcome) => Promise<BulkOutcome>,
  ) => {
    try {
      const call = api.tasks[verb].send as (input: { tasks: typeof tasks }) => Promise<BulkOutcome>;
      const outcome = await call({ tasks });
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
    } finally {
      await refresh();
    }
  };
  /** Each task that was done, with the version it has now, as it was before. */
  const before = <T>(chosen: readonly TaskRow[], { done }: BulkOutcome, was: (task: TaskRow) => T) =>
    done.map(({ taskId, version }) => ({
      taskId,
      version,
      ...was(chosen.find(({ id }) => id === taskId) as TaskRow),
    }));

  return {
    refusals,
    dismiss: () => setRefusals(undefined),
    assign: (chosen: readonly TaskRow[], memberIds: readonly string[]) =>
      send(
        'assignMany',
        'assigned',
        chosen,
        chosen.map((task) => ({ ...key(task), assigneeIds: withPeople(task, memberIds) })),
        (outcome) =>
          api.tasks.assignMany.send({
            tasks: before(chosen, outcome, (task) => ({ assigneeIds: task.assignees.map(({ id }) => id) })),
          }),
      ),
    setDue: (chosen: readonly TaskRow[], dueOn: string | null) =>
      send(
        'setDueMany',
        'dated',
        chosen,
        chosen.map((task) => ({ ...key(task), dueOn })),
        (outcome) =>
          api.tasks.setDueMany.send({ tasks: before(chosen, outcome, (task) => ({ dueOn: task.dueOn })) }),
      ),
    remove: (chosen: readonly TaskRow[]) =>
      send('deleteMany', 'removed', chosen, chosen.map(key), (outcome) =>
        api.tasks.restoreMany.send({ tasks: outcome.done }),
      ),
    restore: (chosen: readonly TaskRow[]) =>
      send('restoreMany', 'restored', chosen, chosen.map(key), (outcome) =>
        api.tasks.deleteMany.send({ tasks: outcome.done }),
      ),
  };
}
