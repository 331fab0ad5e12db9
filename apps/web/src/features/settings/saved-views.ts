/** The views people keep of a list, at the server. */
import type { SavedView, SavedViews } from '@millwright/ui';
import { useQuery, useQueryClient } from '@tanstack/solid-query';
import { api, type Inputs, type Outputs } from '../../api.ts';

type ListKey = NonNullable<Inputs['settings']['views']>['list'];
type Kept = Outputs['settings']['views']['items'][number];

/** For a list's frame: `<ListFrame saved={useSavedViews('tasks')} … />`. */
export function useSavedViews(list: ListKey): SavedViews {
  const client = useQueryClient();
  const views = useQuery(() => api.settings.views.options({ list }));
  const items = () => (views.isPending ? undefined : (views.data?.items ?? []));
  /** Also after a refusal: then somebody was faster, and one should see what they did. */
  const changing = async <T>(change: Promise<T>): Promise<T> => {
    try {
      return await change;
    } finally {
      await client.invalidateQueries({ queryKey: api.settings.key() });
    }
  };
  const of = (view: SavedView) => ({ viewId: view.id, version: (view as Kept).version });
  return {
    items,
    save: (name, query) => changing(api.settings.saveView.send({ list, name, query })),
    change: (view, changes) => changing(api.settings.updateView.send({ ...of(view), ...changes })),
    share: (view, shared) => changing(api.settings.shareView.send({ ...of(view), shared })),
    remove: async (view) => {
      const gone = await changing(api.settings.deleteView.send(of(view)));
      return () => changing(api.settings.restoreView.send(gone));
    },
  };
}
