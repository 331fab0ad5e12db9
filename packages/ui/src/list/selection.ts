/** Which rows are selected. The selection is forgotten when the list shows something else. */
import { type Accessor, createEffect, createSignal, on } from 'solid-js';

export interface Selection<Row> {
  keys: Accessor<ReadonlySet<string>>;
  has: (key: string) => boolean;
  toggle: (key: string) => void;
  /** All shown, or none when all are selected already. */
  toggleAll: () => void;
  rows: Accessor<readonly Row[]>;
  clear: () => void;
}

export function createSelection<Row>(
  rows: Accessor<readonly Row[]>,
  rowKey: (row: Row) => string,
  signature: Accessor<string>,
): Selection<Row> {
  const [keys, setKeys] = createSignal<ReadonlySet<string>>(new Set());
  const selected = () => rows().filter((row) => keys().has(rowKey(row)));
  createEffect(on(signature, () => setKeys(new Set<string>()), { defer: true }));
  return {
    keys,
    has: (key) => keys().has(key),
    toggle: (key) => {
      const next = new Set(keys());
      if (!next.delete(key)) next.add(key);
      setKeys(next);
    },
    toggleAll: () =>
      setKeys(selected().length === rows().length ? new Set<string>() : new Set(rows().map(rowKey))),
    rows: selected,
    clear: () => setKeys(new Set<string>()),
  };
}
