/** What a list shows, kept in the address bar: search, sort, filters, view. A link to a list is a link to exactly that. */
import { useSearchParams } from '@solidjs/router';

export type ListView = 'table' | 'list' | 'cards';
export interface Sort {
  by: string;
  direction: 'asc' | 'desc';
}

export interface ListSettings<F extends string = string, S extends string = string> {
  /** The names of the filters, as they stand in the address bar: ['status', 'departmentId', 'due']. */
  filters?: readonly F[];
  /** The orders the server knows; a column sorts by one of them. */
  sorts?: readonly S[];
  /** The order when the address names none: 'promisedDate', or '-promisedDate' for descending. */
  sort?: S | `-${S}`;
  /** Set it where two lists share a page: their names in the address bar start with it. */
  prefix?: string;
}

export interface ListState<F extends string = string, S extends string = string> {
  search: () => string;
  setSearch: (text: string) => void;
  sort: () => Sort | undefined;
  /** The order as lists on the server take it, for spreading into their input. */
  order: () => { sort?: S; direction?: 'asc' | 'desc' };
  /** By this column ascending, then descending, then as the list comes. */
  toggleSort: (by: string) => void;
  /** A filter's chosen values; empty when it is off. */
  filter: (name: F) => readonly string[];
  setFilter: (name: F, values: readonly string[]) => void;
  /** A filter used as a range: dates or numbers, either end may be open. */
  range: (name: F) => { from?: string; to?: string };
  setRange: (name: F, range: { from?: string; to?: string }) => void;
  /** True when anything narrows the list: search or a filter. */
  narrowed: () => boolean;
  clear: () => void;
  view: () => ListView | undefined;
  setView: (view: ListView) => void;
  /** The names of what `text` is made of. */
  parts: readonly string[];
  /** What the list shows, as a text that `show` takes: search, filters, order and looks. */
  text: () => string;
  /** Shows what the text says, as a step in the history; what the list does not know is left out. */
  show: (text: string) => void;
  /** Changes whenever the rows may be others: for forgetting a selection. */
  signature: () => string;
}

const first = (value: string | string[] | undefined): string =>
  (Array.isArray(value) ? value[0] : value) ?? '';

/** Reads '-promisedDate' as descending by promisedDate. */
export function parseSort(text: string): Sort | undefined {
  if (!text) return undefined;
  return text.startsWith('-') ? { by: text.slice(1), direction: 'desc' } : { by: text, direction: 'asc' };
}

/** The named parts of a list's address that are there, in the order of the names. */
export function onlyKnown(names: readonly string[], read: (name: string) => string | null): string {
  const known = new URLSearchParams();
  for (const name of names) {
    const value = read(name);
    if (value) known.set(name, value);
  }
  return known.toString();
}

/** What a click on a column header makes of the current order. */
export function nextSort(current: Sort | undefined, by: string): string {
  if (current?.by !== by) return by;
  return current.direction === 'asc' ? `-${by}` : '';
}

/** The state of a list, read from and written to the address bar. Filters make a step in the history, typing does not. */
export function useListState<F extends string, S extends string = string>(
  settings: ListSettings<F, S> = {},
): ListState<F, S> {
  const [params, setParams] = useSearchParams();
  const key = (name: string) => (settings.prefix ? `${settings.prefix}.${name}` : name);
  const names = settings.filters ?? [];
  const all = ['q', ...names, 'sort', 'view'];
  const read = (name: string) => first(params[key(name)]);
  const write = (changes: Record<string, string>, replace = false) => {
    const next: Record<string, string | null> = {};
    for (const [name, value] of Object.entries(changes)) next[key(name)] = value || null;
    setParams(next, { replace, scroll: false });
  };
  // An order someone has switched off is not the same as one never named.
  const sortText = () => (params[key('sort')] === undefined ? (settings.sort ?? '') : read('sort'));
  const sort = (): Sort | undefined => {
    const asked = parseSort(sortText() === 'none' ? '' : sortText());
    // An order that a typed-in address made up is as good as none.
    return asked && settings.sorts && !settings.sorts.includes(asked.by as S)
      ? parseSort(settings.sort ?? '')
      : asked;
  };
  const filter = (name: F) => read(name).split(',').filter(Boolean).map(decodeURIComponent);
  const setFilter = (name: F, values: readonly string[]) =>
    write({ [name]: values.map(encodeURIComponent).join(',') });
  return {
    search: () => read('q'),
    setSearch: (text) => write({ q: text.trim() }, true),
    sort,
    order: () => {
      const { by, direction } = sort() ?? {};
      return by === undefined ? {} : { sort: by as S, direction };
    },
    toggleSort: (by) => write({ sort: nextSort(parseSort(sortText()), by) || (settings.sort ? 'none' : '') }),
    filter,
    setFilter,
    range: (name) => {
      const [from, to] = read(name).split('..');
      return { from: from || undefined, to: to || undefined };
    },
    setRange: (name, range) =>
      write({ [name]: range.from || range.to ? `${range.from ?? ''}..${range.to ?? ''}` : '' }),
    narrowed: () => read('q') !== '' || names.some((name) => read(name) !== ''),
    clear: () => write(Object.fromEntries(['q', ...names].map((name) => [name, '']))),
    view: () => (['table', 'list', 'cards'] as const).find((view) => view === read('view')),
    setView: (view) => write({ view }, true),
    parts: all,
    text: () => onlyKnown(all, read),
    show: (text) => {
      const wanted = new URLSearchParams(text);
      write(Object.fromEntries(all.map((name) => [name, wanted.get(name) ?? ''])));
    },
    signature: () => [read('q'), sortText(), ...names.map(read)].join('|'),
  };
}
