/** Texts in the reader's language, with keys the compiler knows. */
import { formatNumber } from './format.ts';
import { activate, activeTexts, locale, ownWord, preferredLocale, rememberLocale } from './state.ts';
import { fillText, findText, type KeyOf, type Locale, type Params, type Texts } from './texts.ts';

type Loader<D> = () => Promise<{ default: D }>;

export interface I18n<D> {
  /** The text under a key, with its {places} filled; a number called `count` chooses the plural. */
  t: (key: KeyOf<D>, params?: Params) => string;
  /** Loads the person's language: what the first page needs of it. Await it before the first render. */
  start: () => Promise<void>;
  /** Loads the rest of the language, once: pages behind the first wait for it. */
  startPages: () => Promise<void>;
  /** Switches the language at once, all of it, and remembers it in this browser. */
  setLocale: (next: Locale) => Promise<void>;
}

/** The text under a key that is only known at run time; the fallback when there is none. */
export function lookUp(key: string, params?: Params, fallback = key): string {
  const own = ownWord(key);
  if (own !== undefined) return own;
  const leaf = findText(activeTexts(), key);
  return leaf === undefined ? fallback : fillText(leaf, locale(), params, formatNumber);
}

const nothing = async () => ({ default: {} });

/**
 * Makes an app's translations from lazily loaded dictionaries: one a language for the first page and, where an app has so many
 * words that its first page should not carry them all, one for the pages behind it.
 */
export function createI18n<
  D extends Texts,
  Z extends Texts,
  P extends Texts = Record<never, never>,
  Q extends Texts = Record<never, never>,
>(
  loaders: { en: Loader<D>; 'zh-CN': Loader<Z> },
  pages?: { en: Loader<P>; 'zh-CN': Loader<Q> },
): I18n<D & P> {
  let hasPages = pages === undefined;
  let asked = 0;
  let latest: Promise<void> = Promise.resolve();
  function load(next: Locale): Promise<void> {
    asked += 1;
    latest = putIntoForce(next, asked);
    return latest;
  }
  /** Loads a language and puts it into force, unless another was asked for meanwhile: then that one is waited for. */
  async function putIntoForce(next: Locale, mine: number): Promise<void> {
    const more = hasPages ? (pages?.[next] ?? nothing) : nothing;
    const [{ default: texts }, { default: others }] = await Promise.all([loaders[next](), more()]);
    if (mine !== asked) return latest;
    activate(next, { ...texts, ...others });
  }
  /** The language asked for last, as long as it is on its way: what is loaded now must be of that one. */
  let coming: Locale | undefined;
  const language = () => coming ?? preferredLocale();
  let pagesOnTheirWay: Promise<void> | undefined;
  const startPages = () => {
    hasPages = true;
    pagesOnTheirWay ??= load(language());
    return pagesOnTheirWay;
  };
  return {
    t: (key, params) => lookUp(key, params),
    start: () => load(language()),
    startPages,
    setLocale: async (next) => {
      hasPages = true;
      coming = next;
      try {
        await load(next);
        pagesOnTheirWay = Promise.resolve();
        if (coming === next) rememberLocale(next);
      } finally {
        if (coming === next) coming = undefined;
      }
    },
  };
}
