import { conflict, type Scope } from '@millwright/platform';
import { viewUpdated } from '../settings.events.ts';
import { findView, getView, type ViewRow } from '../settings.queries.ts';
import type { UpdateView } from '../settings.schemas.ts';

/** Gives a view another name, or lets it show what its list shows now. */
export async function updateView(scope: Scope, input: UpdateView): Promise<ViewRow> {
  const view = await findView(scope, input.viewId);
  scope.require('update', 'SavedView', view);
  if (view.deletedAt) throw conflict('settings.view_removed');

  const { name = view.name, query = view.query } = input;
  if (name === view.name && query === view.query) return getView(scope, view.id);
  await scope.save('savedView', view, input.version, { name, query });
  await scope.announce(viewUpdated, { viewId: view.id });
  return getView(scope, view.id);
}
