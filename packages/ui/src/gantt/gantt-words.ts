/** The Gantt's own words, loaded together with it. */
import { createPartWords } from '../i18n/part-words.ts';
import type en from './texts/en.ts';

const words = createPartWords<typeof en>({
  en: () => import('./texts/en.ts'),
  'zh-CN': () => import('./texts/zh-CN.ts'),
});

/** One of the Gantt's own texts. */
export const ganttText = words.text;
export const useGanttWords = words.useWords;
