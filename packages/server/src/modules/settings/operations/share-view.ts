import { conflict, type Scope } from '@millwright/platform';
import { viewShared } from '../settings.events.ts';
import { findView } from '../settings.queries.ts';
import type { ShareView } from '../settings.schemas.ts';

/** Gives a view to the whole firm, or takes it back; each person sees with it what they may see anyway. */
export async function shareView(
  scope: Scope,
  input: ShareView,
): Promise<{ viewId: string; version: number }> {
  const view = await findView(scope, input.viewId);
  scope.require('share', 'SavedView', view);
  if (view.deletedAt) throw conflict('settings.view_removed');
  if ((view.sharedWith !== null) === input.shared) return { viewId: view.id, version: view.version };

  const sharedWith = input.shared ? scope.principal.tenantId : null;
  const saved = await scope.save('savedView', view, input.version, { sharedWith });
  await scope.announce(viewShared, { viewId: view.id, shared: input.shared });
  // Another's view, taken back by the boss, is from now on out of the boss's own sight: no row in the answer.
  return { viewId: view.id, version: saved.version };
}
