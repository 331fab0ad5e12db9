/** The views people keep of a list: which one is open, whether the list still shows it, and what can be done with it. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';
import { showError, showToast } from '../overlays/toast.tsx';
import type { ColumnChoice } from './column-choice.ts';
import { type ListState, onlyKnown } from './list-state.ts';

export interface SavedView {
  id: string;
  name: string;
  /** Search, filters, order and columns, as a text. */
  query: string;
  shared: boolean;
  mine: boolean;
  byName: string;
  /** Of `update`, `share` and `delete`, what its reader may. */
  allowed: readonly string[];
}

/** Where an app keeps the views of one list. */
export interface SavedViews {
  /** Undefined until they are there. */
  items: Accessor<readonly SavedView[] | undefined>;
  save: (name: string, query: string) => Promise<{ id: string }>;
  change: (view: SavedView, changes: { name?: string; query?: string }) => Promise<unknown>;
  share: (view: SavedView, shared: boolean) => Promise<unknown>;
  /** Resolves with the way back. */
  remove: (view: SavedView) => Promise<() => Promise<unknown>>;
}

export interface ViewsOfList {
  items: Accessor<readonly SavedView[]>;
  /** Whether there are tabs; also while they are on their way and to be expected, so that the rows do not jump. */
  tabs: Accessor<boolean>;
  current: Accessor<SavedView | undefined>;
  /** The list shows something else by now than the view that was opened. */
  changed: Accessor<boolean>;
  open: (view: SavedView) => void;
  close: () => void;
  save: (name: string) => Promise<void>;
  rename: (view: SavedView, name: string) => Promise<void>;
  update: (view: SavedView) => Promise<void>;
  share: (view: SavedView, shared: boolean) => Promise<void>;
  remove: (view: SavedView) => Promise<void>;
}

/** The same columns, whatever their order. */
const sorted = (columns: string) => columns.split(',').sort().join();

export function createViewsOfList<Row>(
  name: string,
  store: SavedViews,
  state: ListState,
  columns: ColumnChoice<Row>,
): ViewsOfList {
  const remembered = `millwright.views.${name}`;
  const items = createMemo(() => {
    const found = store.items();
    if (found) localStorage.setItem(remembered, String(found.length));
    return found ?? [];
  });
  const [openedId, setOpenedId] = createSignal<string>();
  const now = () => {
    const shown = new URLSearchParams(state.text());
    shown.set('columns', columns.text());
    return shown.toString();
  };
  /** Whether the list shows just this, as far as its reader has the columns and the list the filters. */
  const isShown = (view: SavedView) => {
    const wanted = new URLSearchParams(view.query);
    const known = onlyKnown(state.parts, (part) => wanted.get(part));
    const wantedColumns = wanted.get('columns');
    if (known !== state.text()) return false;
    return wantedColumns === null || sorted(columns.known(wantedColumns)) === sorted(columns.text());
  };
  const opened = () => items().find(({ id }) => id === openedId());
  const current = createMemo(() => {
    const before = opened();
    return before && isShown(before) ? before : (items().find(isShown) ?? before);
  });
  const say = (text: string) => showToast({ text });
  return {
    items,
    tabs: () => (store.items()?.length ?? Number(localStorage.getItem(remembered) ?? 0)) > 0,
    current,
    changed: () => {
      const view = current();
      return view !== undefined && !isShown(view);
    },
    open: (view) => {
      const wanted = new URLSearchParams(view.query);
      setOpenedId(view.id);
      state.show(view.query);
      const wantedColumns = wanted.get('columns');
      if (wantedColumns !== null) columns.choose(wantedColumns);
    },
    close: () => {
      setOpenedId(undefined);
      state.show('');
      columns.reset();
    },
    save: async (viewName) => {
      setOpenedId((await store.save(viewName, now())).id);
      say(uiText('list.viewSaved', { name: viewName }));
    },
    rename: async (view, viewName) => {
      await store.change(view, { name: viewName });
    },
    update: async (view) => {
      await store.change(view, { query: now() });
      say(uiText('list.viewUpdated', { name: view.name }));
    },
    share: async (view, shared) => {
      await store.share(view, shared);
      say(uiText(shared ? 'list.viewShared' : 'list.viewUnshared', { name: view.name }));
    },
    remove: async (view) => {
      const undo = await store.remove(view);
      showToast({ text: uiText('list.viewDeleted', { name: view.name }), undo });
    },
  };
}

/** Does it, and says so when it is refused. */
export const attempt = (doing: Promise<unknown>): void => void doing.catch(showError);
