/** The design system's own words ('Retry', 'Load more'). They come with the app's dictionary under `ui`. */
import type en from '../texts/en.ts';
import { lookUp } from './i18n.ts';
import type { KeyOf, Params } from './texts.ts';

/** One of the kit's own texts. */
export function uiText(key: KeyOf<typeof en>, params?: Params): string {
  return lookUp(`ui.${key}`, params);
}
