/** Changes of the plan from the Gantt: shown at once, taken back with the reason where the server refuses. */
import { formatDate, reasonOf, showError, showToast } from '@millwright/ui';
import type { GanttLink } from '@millwright/ui/gantt';
import { useQueryClient } from '@tanstack/solid-query';
import { createSignal } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { withAnswer, withDates } from './gantt.model.ts';
import type { ContractPlan, PlanRow } from './gantt-types.ts';
import { useDependencies } from './use-dependencies.ts';

export interface Dates {
  startsOn: string | null;
  endsOn: string | null;
}

/** Somebody else put the bar elsewhere meanwhile: where they put it, and where this person wanted it. */
export interface MoveConflict {
  theirs: PlanRow & { updatedBy?: { name: string } };
  mine: Dates;
}

export function usePlanMoves(contractId: () => string) {
  const client = useQueryClient();
  const dependencies = useDependencies();
  const key = () => api.planning.plan.options({ contractId: contractId() }).queryKey;
  const plan = () => client.getQueryData<ContractPlan>(key());
  const change = (by: (plan: ContractPlan) => ContractPlan) =>
    client.setQueryData<ContractPlan>(key(), (before) => before && by(before));
  const rowOf = (taskId: string) => plan()?.tasks.find(({ id }) => id === taskId);
  const [clash, setClash] = createSignal<MoveConflict>();

  /** What the change touches beside the plan: lists of tasks, the contract's dates. */
  const refreshRest = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.tasks.key() }),
      client.invalidateQueries({ queryKey: api.contracts.key() }),
    ]);

  // One after the other, so that a bar nudged twice does not meet its own change as somebody else's.
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work, work);
    last = mine;
    return mine;
  }

  /** What one's own moves made of the versions they began with: a bar taken hold of in between is no conflict. */
  const own = new Map<string, number>();
  function now(taskId: string, seen: number): number {
    let version = seen;
    for (let next = own.get(`${taskId} ${version}`); next; next = own.get(`${taskId} ${version}`))
      version = next;
    return version;
  }

  /** Sends a move of the version one saw; what was shown meanwhile goes back if it is refused. */
  function put(taskId: string, dates: Dates, seen: number) {
    const before = rowOf(taskId);
    // An answer on its way was asked for before this change, and would undo it on the screen.
    void client.cancelQueries({ queryKey: key() });
    change((shown) => withDates(shown, taskId, dates));
    return inTurn(async () => {
      try {
        const version = now(taskId, seen);
        const answer = await api.planning.moveTask.send({ taskId, version, ...dates });
        own.set(`${taskId} ${version}`, answer.undo.version);
        change((shown) => withAnswer(shown, answer));
        void refreshRest();
        return answer;
      } catch (error) {
        if (before)
          change((shown) => withDates(shown, taskId, { startsOn: before.startsOn, endsOn: before.endsOn }));
        void client.invalidateQueries({ queryKey: key() });
        throw error;
      }
    });
  }

  /** Moves a bar that one has seen in this version. */
  async function move(taskId: string, dates: Dates, seen: number): Promise<void> {
    const title = rowOf(taskId)?.title ?? '';
    try {
      const { undo } = await put(taskId, dates, seen);
      showToast({
        text: t('gantt.moved', {
          title,
          start: formatDate(dates.startsOn, 'short'),
          end: formatDate(dates.endsOn, 'short'),
        }),
        undo: () => put(taskId, { startsOn: undo.startsOn, endsOn: undo.endsOn }, undo.version),
      });
    } catch (error) {
      const reason = reasonOf(error);
      const theirs = reason?.facts?.current as MoveConflict['theirs'] | undefined;
      if (reason?.code === 'platform.changed_meanwhile' && theirs) {
        // Their bar first; then the question, with both.
        change((shown) => ({
          ...shown,
          tasks: shown.tasks.map((row) => (row.id === taskId ? { ...row, ...theirs } : row)),
        }));
        setClash({ theirs, mine: dates });
      } else showError(error);
    }
  }

  const link = (added: GanttLink) =>
    dependencies.add(added, {
      before: rowOf(added.predecessorId)?.title ?? '',
      after: rowOf(added.successorId)?.title ?? '',
    });

  return { move, link, dependencies, clash, closeClash: () => setClash(undefined) };
}

export type PlanMoves = ReturnType<typeof usePlanMoves>;
