import { conflict, forbidden, type Scope } from '@millwright/platform';
import { viewSaved } from '../settings.events.ts';
import { getView, type ViewRow } from '../settings.queries.ts';
import { MAX_VIEWS, type SaveView } from '../settings.schemas.ts';

/** How long a removed view can be brought back, at least; then it is cleared away with the next one that is kept. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Keeps how the viewer looks at a list, under a name and for themselves. */
export async function saveView(scope: Scope, input: SaveView): Promise<ViewRow> {
  const { principal, tx } = scope;
  if (principal.kind !== 'staff') throw forbidden('platform.sign_in_first');
  const { memberId } = principal;
  scope.require('create', 'SavedView', { memberId, sharedWith: null });
  const mine = { memberId, list: input.list };
  const kept = await tx.savedView.count({ where: { ...mine, deletedAt: null } });
  if (kept >= MAX_VIEWS) throw conflict('settings.too_many_views', { most: MAX_VIEWS });

  const longAgo = new Date(scope.now().getTime() - KEPT_MS);
  await tx.savedView.deleteMany({ where: { ...mine, deletedAt: { lt: longAgo } } });
  const { id } = await tx.savedView.create({
    data: { ...mine, name: input.name, query: input.query },
    select: { id: true },
  });
  await scope.announce(viewSaved, { viewId: id });
  return getView(scope, id);
}
