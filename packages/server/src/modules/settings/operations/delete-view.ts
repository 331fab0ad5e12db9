import { conflict, type Scope } from '@millwright/platform';
import { viewDeleted, viewRestored } from '../settings.events.ts';
import { findView, getView, type ViewRow } from '../settings.queries.ts';
import type { VersionedView } from '../settings.schemas.ts';

/** Removes a view; for a day it can be brought back. */
export async function deleteView(
  scope: Scope,
  input: VersionedView,
): Promise<{ viewId: string; version: number }> {
  const view = await findView(scope, input.viewId);
  scope.require('delete', 'SavedView', view);
  if (view.deletedAt) throw conflict('settings.view_removed');

  const saved = await scope.save('savedView', view, input.version, { deletedAt: scope.now() });
  await scope.announce(viewDeleted, { viewId: view.id });
  return { viewId: view.id, version: saved.version };
}

/** Brings back a view that was removed, shared as it was. */
export async function restoreView(scope: Scope, input: VersionedView): Promise<ViewRow> {
  const view = await findView(scope, input.viewId);
  scope.require('delete', 'SavedView', view);
  if (!view.deletedAt) throw conflict('settings.view_not_removed');

  await scope.save('savedView', view, input.version, { deletedAt: null });
  await scope.announce(viewRestored, { viewId: view.id });
  return getView(scope, view.id);
}
