/** The viewer's own words, loaded together with it. */
import { createPartWords } from '../../i18n/part-words.ts';
import type en from '../texts/en.ts';

const words = createPartWords<typeof en>({
  en: () => import('../texts/en.ts'),
  'zh-CN': () => import('../texts/zh-CN.ts'),
});

/** One of the viewer's own texts. */
export const viewerText = words.text;
export const useViewerWords = words.useWords;
