/** The options of a picker as one types: filtered here, or asked from the server. */
import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { OptionSource } from './Combobox.tsx';
import type { Option } from './Select.tsx';

const waitMs = 200;
/** More than this in one list is a sign to type on; it also keeps the page quick. */
const most = 100;

/** Case and width do not matter: 'ＡＢＣ' finds 'abc'. */
const fold = (text: string) => text.normalize('NFKC').toLocaleLowerCase();

/** Filters known options by what was typed, in label and note. */
export function filterOptions<V extends string>(
  options: readonly Option<V>[],
  text: string,
): readonly Option<V>[] {
  const wanted = fold(text.trim());
  if (!wanted) return options.slice(0, most);
  return options
    .filter((option) => fold(`${option.label} ${option.note ?? ''}`).includes(wanted))
    .slice(0, most);
}

/** `open` starts the first search, so that a page full of pickers asks nothing by itself. */
export function createOptions(
  source: OptionSource,
  text: Accessor<string>,
  open: Accessor<boolean>,
): { options: Accessor<readonly Option[]>; searching: Accessor<boolean> } {
  const [found, setFound] = createSignal<readonly Option[]>([]);
  const [searching, setSearching] = createSignal(false);
  let latest: AbortController | undefined;
  let timer: number | undefined;

  const ask = async (wanted: string) => {
    latest?.abort();
    const mine = new AbortController();
    latest = mine;
    try {
      const answer = await source.search?.(wanted, mine.signal);
      if (latest === mine) setFound(answer ?? []);
    } catch {
      if (latest === mine) setFound([]);
    } finally {
      if (latest === mine) setSearching(false);
    }
  };
  createEffect(
    on([text, open], ([wanted, isOpen], before) => {
      window.clearTimeout(timer);
      if (!source.search || !isOpen) return;
      setSearching(true);
      timer = window.setTimeout(() => void ask(wanted.trim()), before?.[1] ? waitMs : 0);
    }),
  );
  onCleanup(() => {
    window.clearTimeout(timer);
    latest?.abort();
  });
  return {
    options: () => (source.search ? found() : filterOptions(source.options ?? [], text())),
    searching,
  };
}
