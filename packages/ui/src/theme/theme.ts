/** Light or dark, as the person chose or as the system says. The choice lives in this browser only. */
import { createSignal } from 'solid-js';

export type ThemeChoice = 'light' | 'dark' | 'system';

/** Also read by `public/theme.js`, which paints the right theme before the app has loaded. */
const storageKey = 'millwright.theme';

function stored(): ThemeChoice {
  const value = localStorage.getItem(storageKey);
  return value === 'light' || value === 'dark' ? value : 'system';
}

const dark = window.matchMedia('(prefers-color-scheme: dark)');
const [choice, setChoice] = createSignal<ThemeChoice>(stored());

function paint(): void {
  const resolved = choice() === 'system' ? (dark.matches ? 'dark' : 'light') : choice();
  document.documentElement.dataset.theme = resolved;
}

dark.addEventListener('change', paint);

/** The person's choice; `system` follows the operating system. */
export const themeChoice = choice;

/** Changes the theme at once and remembers it in this browser. */
export function setTheme(next: ThemeChoice): void {
  setChoice(next);
  if (next === 'system') localStorage.removeItem(storageKey);
  else localStorage.setItem(storageKey, next);
  paint();
}
