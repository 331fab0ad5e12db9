/** Reporting progress: what is offered, and how a report shows at once and goes back when it is refused. */
import { showError } from '@millwright/ui';
import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/solid-query';
import { api } from '../../api.ts';
import type { TaskDetail, TaskRow } from './task-types.ts';

/** Percentages worth one tap: what lies ahead, or everything for whoever may go back. */
export function quickSteps(current: number, mayGoBack: boolean): number[] {
  return [0, 10, 25, 50, 75, 90, 100].filter((step) => (mayGoBack ? step !== current : step > current));
}

interface Page {
  items: readonly TaskRow[];
}
export interface Report {
  taskId: string;
  percent: number;
  note?: string;
}

const device = () => (window.matchMedia('(pointer: coarse)').matches ? 'phone' : 'desk');

/** Sends a report. The new percent shows everywhere at once; a refusal puts the old one back and says why. */
export function useReport() {
  const client = useQueryClient();
  return useMutation(() => ({
    mutationFn: (report: Report) => api.tasks.reportProgress.send({ ...report, device: device() }),
    onMutate: async ({ taskId, percent }: Report) => {
      await client.cancelQueries({ queryKey: api.tasks.key() });
      const before = client.getQueriesData({ queryKey: api.tasks.key() });
      client.setQueriesData<InfiniteData<Page>>({ queryKey: api.tasks.list.key() }, (list) =>
        list && 'pages' in list
          ? { ...list, pages: list.pages.map((page) => reported(page, taskId, percent)) }
          : list,
      );
      client.setQueryData<TaskDetail>(
        api.tasks.get.key({ taskId }),
        (task) => task && { ...task, progress: percent },
      );
      return { before };
    },
    onError: (
      error: unknown,
      _report: Report,
      context: { before: [readonly unknown[], unknown][] } | undefined,
    ) => {
      for (const [key, data] of context?.before ?? []) client.setQueryData(key, data);
      showError(error);
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: api.tasks.key() }),
        client.invalidateQueries({ queryKey: api.contracts.key() }),
      ]),
  }));
}

function reported<P extends Page>(page: P, taskId: string, percent: number): P {
  if (!page.items.some(({ id }) => id === taskId)) return page;
  const items = page.items.map((task) =>
    task.id === taskId ? { ...task, progress: percent, overdue: task.overdue && percent < 100 } : task,
  );
  return { ...page, items };
}
