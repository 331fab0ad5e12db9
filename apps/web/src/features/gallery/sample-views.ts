/** Views of the gallery's list, kept in this page only. */
import type { SavedView, SavedViews } from '@millwright/ui';
import { createSignal } from 'solid-js';

const mine = { shared: false, mine: true, byName: '陈立', allowed: ['update', 'share', 'delete'] };
const start: SavedView[] = [
  { ...mine, id: '1', name: '我的在手合同', query: 'lead=%25E9%2599%2588%25E7%25AB%258B&sort=due' },
  {
    ...mine,
    id: '2',
    name: '逾期',
    query: 'status=overdue&columns=no%2Ccustomer%2Cdue%2Clead',
    shared: true,
  },
  {
    ...mine,
    id: '3',
    name: '周例会',
    query: 'sort=-due&view=cards',
    shared: true,
    mine: false,
    byName: '许宁',
    allowed: [],
  },
];

export function createSampleViews(): SavedViews {
  const [items, setItems] = createSignal<readonly SavedView[]>(start);
  const put = async (view: SavedView, changes: Partial<SavedView>) => {
    setItems(items().map((one) => (one.id === view.id ? { ...one, ...changes } : one)));
  };
  return {
    items,
    save: async (name, query) => {
      const id = crypto.randomUUID();
      setItems([{ ...mine, id, name, query }, ...items()]);
      return { id };
    },
    change: put,
    share: (view, shared) => put(view, { shared }),
    remove: async (view) => {
      const before = items();
      setItems(before.filter(({ id }) => id !== view.id));
      return async () => setItems(before);
    },
  };
}
