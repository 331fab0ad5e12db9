import { notFound, type Scope } from '@millwright/platform';
import type { ListKey } from './settings.schemas.ts';

/** A view as operations see it: every column a rule asks about. */
export interface ViewRecord {
  id: string;
  version: number;
  memberId: string;
  list: string;
  name: string;
  query: string;
  sharedWith: string | null;
  deletedAt: string | null;
}

/** A view as its readers see it. What it stands for is asked anew by whoever opens it, with their own rights. */
export interface ViewRow {
  id: string;
  version: number;
  list: string;
  name: string;
  query: string;
  shared: boolean;
  mine: boolean;
  /** Who made it, on a shared one. */
  byName: string;
  allowed: string[];
}

const ACTIONS = ['update', 'share', 'delete'] as const;

/** More than anybody's own and the firm's together should ever be. */
const MOST_SHOWN = 200;

const readable = (scope: Scope) =>
  scope.sql
    .selectFrom('saved_view as v')
    .innerJoin('member as m', (join) =>
      join.onRef('m.id', '=', 'v.member_id').onRef('m.tenant_id', '=', 'v.tenant_id'),
    )
    .where(scope.where('read', 'SavedView', 'v') as never)
    .select([
      'v.id',
      'v.version',
      'v.member_id as memberId',
      'v.list',
      'v.name',
      'v.query',
      'v.shared_with as sharedWith',
      'v.deleted_at as deletedAt',
      'm.name as byName',
    ]);

function rowOf(scope: Scope, view: ViewRecord & { byName: string }): ViewRow {
  const { id, version, list, name, query, byName } = view;
  const mine = scope.principal.kind === 'staff' && scope.principal.memberId === view.memberId;
  const allowed = scope.allowed('SavedView', view, ACTIONS);
  return { id, version, list, name, query, byName, mine, shared: view.sharedWith !== null, allowed };
}

/** The views of a list: one's own first, then the firm's, each in the order they were made. */
export async function viewsOf(scope: Scope, list: ListKey): Promise<{ items: ViewRow[] }> {
  const views = await readable(scope)
    .where('v.list', '=', list)
    .where('v.deleted_at', 'is', null)
    .orderBy('v.id')
    .limit(MOST_SHOWN)
    .execute();
  const rows = views.map((view) => rowOf(scope, view));
  return { items: [...rows.filter(({ mine }) => mine), ...rows.filter(({ mine }) => !mine)] };
}

/** The view as it is now, for whoever has just changed it. */
export async function getView(scope: Scope, viewId: string): Promise<ViewRow> {
  return rowOf(scope, await readable(scope).where('v.id', '=', viewId).executeTakeFirstOrThrow());
}

/** The view, if the viewer may see it; a removed one only for whoever could have removed it. */
export async function findView(scope: Scope, viewId: string): Promise<ViewRecord> {
  const view = await readable(scope).where('v.id', '=', viewId).executeTakeFirst();
  if (!view || (view.deletedAt && !scope.can('delete', 'SavedView', view)))
    throw notFound('settings.view_not_found');
  return view;
}
