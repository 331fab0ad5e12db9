/** Which columns a reader wants, remembered in this browser by list. */
import { type Accessor, createMemo, createSignal } from 'solid-js';
import type { Column } from './list-types.ts';

export interface ColumnChoice<Row> {
  shown: Accessor<readonly Column<Row>[]>;
  isShown: (key: string) => boolean;
  toggle: (key: string) => void;
  reset: () => void;
  /** The columns shown, by name, as `choose` takes them. */
  text: () => string;
  /** Of these columns, those this list has for its reader. */
  known: (text: string) => string;
  /** Shows these columns; the title stays, and what is no column of this list is left out. */
  choose: (text: string) => void;
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
  const remember = (next: Record<string, boolean>) => {
    setChoice(next);
    localStorage.setItem(storageKey, JSON.stringify(next));
  };
  return {
    shown: createMemo(() => columns().filter((column) => isShown(column.key))),
    isShown,
    toggle: (key) => remember({ ...choice(), [key]: !isShown(key) }),
    text: () =>
      columns()
        .filter(({ key, card }) => card !== 'title' && isShown(key))
        .map(({ key }) => key)
        .join(),
    known: (text) => {
      const wanted = text.split(',');
      return columns()
        .filter(({ key, card }) => card !== 'title' && wanted.includes(key))
        .map(({ key }) => key)
        .join();
    },
    choose: (text) => {
      const wanted = text.split(',');
      remember(Object.fromEntries(columns().map(({ key }) => [key, wanted.includes(key)])));
    },
    reset: () => {
      setChoice({});
      localStorage.removeItem(storageKey);
    },
  };
}
