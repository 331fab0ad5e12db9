import { allow, router } from '@millwright/platform';
import { deleteView, restoreView } from './operations/delete-view.ts';
import { saveView } from './operations/save-view.ts';
import { shareView } from './operations/share-view.ts';
import { updateView } from './operations/update-view.ts';
import { viewsOf } from './settings.queries.ts';
import {
  listViewsInput,
  saveViewInput,
  shareViewInput,
  updateViewInput,
  versionedViewInput,
} from './settings.schemas.ts';

export const settingsRouter = router({
  views: allow('read', 'SavedView')
    .input(listViewsInput)
    .query(({ ctx, input }) => ctx.read((scope) => viewsOf(scope, input.list))),
  saveView: allow('create', 'SavedView')
    .input(saveViewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => saveView(scope, input))),
  updateView: allow('update', 'SavedView')
    .input(updateViewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => updateView(scope, input))),
  shareView: allow('share', 'SavedView')
    .input(shareViewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => shareView(scope, input))),
  deleteView: allow('delete', 'SavedView')
    .input(versionedViewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => deleteView(scope, input))),
  restoreView: allow('delete', 'SavedView')
    .input(versionedViewInput)
    .mutation(({ ctx, input }) => ctx.write((scope) => restoreView(scope, input))),
});
