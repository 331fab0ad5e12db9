/** Several tasks into the recycle bin at once, and back. */
import { showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { TaskRow } from './task-types.ts';

/** Moves the chosen tasks into the recycle bin, one after the other, and offers to take back all that went. */
export function useRecycle(): (chosen: readonly TaskRow[]) => Promise<void> {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: api.tasks.key() }),
      client.invalidateQueries({ queryKey: api.contracts.key() }),
    ]);
  return async (chosen) => {
    const gone: { taskId: string; version: number }[] = [];
    const restore = async () => {
      for (const task of gone) await api.tasks.restore.send(task);
      await refresh();
    };
    try {
      for (const { id: taskId } of chosen) {
        const { version } = await api.tasks.get.fetch({ taskId });
        gone.push({ taskId, version: (await api.tasks.delete.send({ taskId, version })).version });
      }
    } finally {
      // Also when one of them was refused: those before it did go.
      await refresh();
      if (gone.length > 0) showToast({ text: t('tasks.removedMany', { count: gone.length }), undo: restore });
    }
  };
}
