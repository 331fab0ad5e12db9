/** The language in force: one for the whole page, so formats and the kit's own words follow the app's choice. */
import { createSignal } from 'solid-js';
import { type Locale, locales, type Texts } from './texts.ts';

const storageKey = 'millwright.locale';

/** What the person chose here before, else the first language of the browser that we speak. */
export function preferredLocale(): Locale {
  const chosen = localStorage.getItem(storageKey);
  if (locales.includes(chosen as Locale)) return chosen as Locale;
  for (const language of navigator.languages) {
    if (language.toLowerCase().startsWith('zh')) return 'zh-CN';
    if (language.toLowerCase().startsWith('en')) return 'en';
  }
  return 'en';
}

/** True once the person has chosen a language in this browser; until then the firm's language may be taken. */
export const hasChosenLocale = () => localStorage.getItem(storageKey) !== null;

export function rememberLocale(locale: Locale): void {
  localStorage.setItem(storageKey, locale);
}

const [active, setActive] = createSignal<{ locale: Locale; texts: Texts }>({
  locale: preferredLocale(),
  texts: {},
});

export const activeTexts = () => active().texts;
/** The language in force. */
export const locale = () => active().locale;

/** Puts a language and its dictionary into force together, so no text is ever half switched. */
export function activate(next: Locale, texts: Texts): void {
  setActive({ locale: next, texts });
  document.documentElement.lang = next;
}

/** Words of a firm's own that stand in place of ours, by key and language. */
export type OwnWords = Readonly<Record<string, Partial<Record<Locale, string | null>>>>;
const [ownWords, setOwnWords] = createSignal<OwnWords>({});

/** Puts a firm's own words into force everywhere a text with their key is shown. */
export { setOwnWords };
/** The firm's word for a key in the language in force, where it has one. */
export const ownWord = (key: string): string | undefined => ownWords()[key]?.[active().locale] ?? undefined;

const [timeZone, setTimeZone] = createSignal<string>();

/** The zone points in time are shown in: the firm's, once known; else the browser's. */
export { setTimeZone, timeZone };
