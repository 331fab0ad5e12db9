/** The staff app's texts. A feature's texts are one file a language, named like the feature; list it in both index files. */
import { createI18n } from '@millwright/ui';

const i18n = createI18n({
  'zh-CN': () => import('./zh-CN/index.ts'),
  en: () => import('./en/index.ts'),
});

export const { t, start, setLocale } = i18n;
