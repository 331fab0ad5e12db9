/**
 * The words of a large part of the kit that has a door of its own: a dictionary apart from the app's, loaded together with the
 * part, so that a page that does not show it does not carry them.
 */
import { createEffect, createSignal } from 'solid-js';
import { formatNumber } from './format.ts';
import { locale } from './state.ts';
import { fillText, findText, type KeyOf, type Locale, type Params, type Texts } from './texts.ts';

export interface PartWords<D> {
  text: (key: KeyOf<D>, params?: Params) => string;
  /** Loads the reader's language, again when they change it; true once there are words to show. */
  useWords: () => () => boolean;
}

export function createPartWords<D extends Texts>(
  dictionaries: Record<Locale, () => Promise<{ default: Texts }>>,
): PartWords<D> {
  const [words, setWords] = createSignal<{ locale: Locale; texts: Texts }>();
  return {
    text: (key, params) => {
      const now = words();
      const leaf = now && findText(now.texts, key);
      return leaf === undefined ? key : fillText(leaf, now!.locale, params, formatNumber);
    },
    useWords: () => {
      createEffect(() => {
        const next = locale();
        if (words()?.locale === next) return;
        void dictionaries[next]().then(({ default: texts }) => {
          if (locale() === next) setWords({ locale: next, texts });
        });
      });
      return () => words() !== undefined;
    },
  };
}
