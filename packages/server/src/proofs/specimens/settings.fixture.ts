import { of, type Specimens } from './specimen.fixture.ts';

export const settingsSpecimens: Specimens = {
  'staff settings.views': of(() => ({ list: 'tasks' })),
  'staff settings.saveView': of(() => ({ list: 'tasks', name: 'Late', query: 'state=overdue' }), {
    ownOnly: 'it keeps a view of the caller’s own',
  }),
  'staff settings.updateView': of((r) => ({ viewId: r.viewId, version: 1, name: 'Later' })),
  'staff settings.shareView': of((r) => ({ viewId: r.viewId, version: 1, shared: true })),
  'staff settings.deleteView': of((r) => ({ viewId: r.viewId, version: 1 })),
  'staff settings.restoreView': of((r) => ({ viewId: r.removedViewId, version: 1 })),
};
