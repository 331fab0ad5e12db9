/** Which columns a reader wants, remembered in this browser by list. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Column } from './list-types.ts';

export interface ColumnChoice<Row> {
  shown: Accessor<readonly Column<Row>[]>;
  isShown: (key: string) => boolean;
  toggle: (key: string) => void;
  reset: () => void;
}

/** Columns start as the page defines them; the title column always stays. */
export function createColumnChoice<Row>(
  name: string,
  columns: () => readonly Column<Row>[],
): ColumnChoice<Row> {
  const storageKey = `millwright.columns.${name}`;
  const stored = (): Record<string, boolean> => {
    try {
      return JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Record<string, boolean>;
    } catch {
      return {};
    }
  };
  const [choice, setChoice] = createSignal(stored());
  const isShown = (key: string) => {
    const column = columns().find((one) => one.key === key);
    return column?.card === 'title' || (choice()[key] ?? !column?.hidden);
  };
  return {
    shown: createMemo(() => columns().filter((column) => isShown(column.key))),
    isShown,
    toggle: (key) => {
      const next = { ...choice(), [key]: !isShown(key) };
      setChoice(next);
      localStorage.setItem(storageKey, JSON.stringify(next));
    },
    reset: () => {
      setChoice({});
      localStorage.removeItem(storageKey);
    },
  };
}
