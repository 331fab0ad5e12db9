import Languages from 'lucide-solid/icons/languages';
import Monitor from 'lucide-solid/icons/monitor';
import Moon from 'lucide-solid/icons/moon';
import Sun from 'lucide-solid/icons/sun';
import type { JSX } from 'solid-js';
import { IconButton } from '../actions/IconButton.tsx';
import { locale } from '../i18n/state.ts';
import type { Locale } from '../i18n/texts.ts';
import { uiText } from '../i18n/ui-text.ts';
import type { MenuEntry } from '../overlays/Menu.tsx';
import { setTheme, type ThemeChoice, themeChoice } from '../theme/theme.ts';

/** Each language in its own words. */
export const languageNames: Record<Locale, string> = { 'zh-CN': '中文', en: 'English' };

/** Switches between the two languages with one click. */
export function LanguageButton(props: { onChange: (next: Locale) => void }): JSX.Element {
  const other = (): Locale => (locale() === 'en' ? 'zh-CN' : 'en');
  return (
    <button
      type="button"
      class="inline-flex items-center gap-1.5 h-8 px-2 rounded-md text-xs text-ink-2 hover:bg-surface-2 hover:text-ink transition pointer-coarse:h-10"
      lang={other()}
      onClick={() => props.onChange(other())}
    >
      <Languages aria-hidden="true" />
      {languageNames[other()]}
    </button>
  );
}

const themes: Record<ThemeChoice, typeof Sun> = { light: Sun, dark: Moon, system: Monitor };
const order: ThemeChoice[] = ['system', 'light', 'dark'];

/** Goes round light, dark, like the system; the label says where it is. */
export function ThemeButton(): JSX.Element {
  const next = () => order[(order.indexOf(themeChoice()) + 1) % order.length] ?? 'system';
  return (
    <IconButton
      icon={themes[themeChoice()]}
      label={`${uiText('theme.label')}: ${uiText(`theme.${themeChoice()}`)}`}
      onClick={() => setTheme(next())}
    />
  );
}

/** Entries for the person's menu: appearance and language. */
export function choiceEntries(setLocale: (next: Locale) => void): MenuEntry[] {
  return [
    { heading: uiText('theme.label') },
    ...order.map((choice) => ({
      label: uiText(`theme.${choice}`),
      checked: themeChoice() === choice,
      onSelect: () => setTheme(choice),
    })),
    'separator',
    { heading: uiText('language.label') },
    ...(Object.keys(languageNames) as Locale[]).map((language) => ({
      label: languageNames[language],
      checked: locale() === language,
      onSelect: () => setLocale(language),
    })),
  ];
}
