/** Dependencies drawn, changed and taken away, from the plan or from a task's page: done, said, and undoable. */
import { showToast } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { api, type Inputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

type Added = Omit<Inputs['planning']['link'], 'lagDays'> & { lagDays?: number };
/** The two tasks by name, for saying what was done. */
export interface Ends {
  before: string;
  after: string;
}

export function useDependencies() {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all(
      [api.planning, api.tasks, api.contracts].map((router) =>
        client.invalidateQueries({ queryKey: router.key() }),
      ),
    );
  return {
    add: async (added: Added, ends: Ends): Promise<void> => {
      const { id, version } = await api.planning.link.send({ lagDays: 0, ...added });
      await refresh();
      showToast({
        text: t('planning.links.linked', { ...ends }),
        undo: async () => {
          await api.planning.unlink.send({ dependencyId: id, version });
          await refresh();
        },
      });
    },
    change: async (change: Inputs['planning']['updateLink']): Promise<void> => {
      await api.planning.updateLink.send(change);
      await refresh();
    },
    remove: async (dependencyId: string, version: number, ends: Ends): Promise<void> => {
      const { undo } = await api.planning.unlink.send({ dependencyId, version });
      await refresh();
      showToast({
        text: t('planning.links.unlinked', { ...ends }),
        undo: async () => {
          await api.planning.link.send(undo);
          await refresh();
        },
      });
    },
  };
}

export type Dependencies = ReturnType<typeof useDependencies>;
