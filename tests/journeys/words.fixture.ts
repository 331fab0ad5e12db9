/** The words on the screens, from the apps' own dictionaries: journeys find buttons and fields by them, in both languages. */
import portalEnglish from '../../apps/portal/src/i18n/en/index.ts';
import portalChinese from '../../apps/portal/src/i18n/zh-CN/index.ts';
import staffEnglish from '../../apps/web/src/i18n/en/index.ts';
import staffEnglishPages from '../../apps/web/src/i18n/en/pages.ts';
import staffChinese from '../../apps/web/src/i18n/zh-CN/index.ts';
import staffChinesePages from '../../apps/web/src/i18n/zh-CN/pages.ts';
import {
  fillText,
  findText,
  type KeyOf,
  type Locale,
  type Params,
  type Texts,
} from '../../packages/ui/src/i18n/texts.ts';

export type { Locale };
export const LOCALES: readonly Locale[] = ['zh-CN', 'en'];

function reader<D extends Texts>(locale: Locale, dictionary: D) {
  return (key: KeyOf<D>, params?: Params): string => {
    const leaf = findText(dictionary, key);
    if (leaf === undefined) throw new Error(`no text ${key} in ${locale}`);
    return fillText(leaf, locale, params, (value) => value.toLocaleString(locale));
  };
}

const chinese = { ...staffChinese, ...staffChinesePages };
const english = { ...staffEnglish, ...staffEnglishPages };

/** The staff app's words: `say('contracts.new')`. */
export const staffWords = (locale: Locale) =>
  reader(locale, (locale === 'en' ? english : chinese) as typeof chinese);

/** The portal's words. */
export const portalWords = (locale: Locale) =>
  reader(locale, (locale === 'en' ? portalEnglish : portalChinese) as typeof portalChinese);
