/** Texts in the reader's language, with keys the compiler knows. */
import { formatNumber } from './format.ts';
import { activate, activeTexts, locale, ownWord, preferredLocale, rememberLocale } from './state.ts';
import { fillText, findText, type KeyOf, type Locale, type Params, type Texts } from './texts.ts';

type Loader<D> = () => Promise<{ default: D }>;

export interface I18n<D> {
  /** The text under a key, with its {places} filled; a number called `count` chooses the plural. */
  t: (key: KeyOf<D>, params?: Params) => string;
  /** Loads the person's language. Await it before the first render. */
  start: () => Promise<void>;
  /** Switches the language at once and remembers it in this browser. */
  setLocale: (next: Locale) => Promise<void>;
}

/** The text under a key that is only known at run time; the fallback when there is none. */
export function lookUp(key: string, params?: Params, fallback = key): string {
  const own = ownWord(key);
  if (own !== undefined) return own;
  const leaf = findText(activeTexts(), key);
  return leaf === undefined ? fallback : fillText(leaf, locale(), params, formatNumber);
}

/** Makes an app's translations from one lazily loaded dictionary a language. */
export function createI18n<D extends Texts, Z extends Texts>(loaders: {
  en: Loader<D>;
  'zh-CN': Loader<Z>;
}): I18n<D> {
  async function load(next: Locale): Promise<void> {
    const { default: texts } = await loaders[next]();
    activate(next, texts);
  }
  return {
    t: (key, params) => lookUp(key, params),
    start: () => load(preferredLocale()),
    setLocale: async (next) => {
      await load(next);
      rememberLocale(next);
    },
  };
}
