/**
 * The staff app's texts. A feature's texts are one file a language, named like the feature, listed in both languages: in
 * `index.ts` what the first page needs, in `pages.ts` everything else, which comes with the first page behind it.
 */
import { createI18n } from '@millwright/ui';

const i18n = createI18n(
  {
    'zh-CN': () => import('./zh-CN/index.ts'),
    en: () => import('./en/index.ts'),
  },
  {
    'zh-CN': () => import('./zh-CN/pages.ts'),
    en: () => import('./en/pages.ts'),
  },
);

export const { t, start, startPages, setLocale } = i18n;
