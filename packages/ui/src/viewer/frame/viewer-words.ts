/**
 * The viewer's own words. They are a dictionary apart from the app's, loaded together with the viewer, so that a page that
 * shows no document does not carry them.
 */
import { createEffect, createSignal } from 'solid-js';
import { formatNumber } from '../../i18n/format.ts';
import { locale } from '../../i18n/state.ts';
import { fillText, findText, type KeyOf, type Locale, type Params, type Texts } from '../../i18n/texts.ts';
import type en from '../texts/en.ts';

const dictionaries: Record<Locale, () => Promise<{ default: Texts }>> = {
  en: () => import('../texts/en.ts'),
  'zh-CN': () => import('../texts/zh-CN.ts'),
};

const [words, setWords] = createSignal<{ locale: Locale; texts: Texts }>();

/** One of the viewer's own texts. */
export function viewerText(key: KeyOf<typeof en>, params?: Params): string {
  const now = words();
  const leaf = now && findText(now.texts, key);
  return leaf === undefined ? key : fillText(leaf, now!.locale, params, formatNumber);
}

/** Loads the reader's language, again when they change it; true once there are words to show. */
export function useViewerWords(): () => boolean {
  createEffect(() => {
    const next = locale();
    if (words()?.locale === next) return;
    void dictionaries[next]().then(({ default: texts }) => {
      if (locale() === next) setWords({ locale: next, texts });
    });
  });
  return () => words() !== undefined;
}
