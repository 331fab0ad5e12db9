import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { mostPages, mostText } from '../limits.ts';
import type { Answer } from '../task.ts';
import { fromPixels, writeThumbnail } from './thumbnail.ts';

/** Counts the pages of a PDF, draws the first one small, and takes out its text. */
export async function readPdf(source: string): Promise<Answer> {
  const library = await PDFiumLibrary.init();
  const bytes = await readFile(source);
  const document = await library.loadDocument(bytes).catch((error: unknown) => {
    if (/password|security/i.test(String(error))) return 'password' as const;
    throw error;
  });
  if (document === 'password') return { failed: 'password' };
  const pages = document.getPageCount();
  if (pages === 0) return { failed: 'broken' };
  const first = document.getPage(0);
  const { originalWidth, originalHeight } = first.getOriginalSize();
  const scale = Math.min(4, 1024 / Math.max(originalWidth, originalHeight, 1));
  const { data, width, height } = await first.render({ scale, render: 'bitmap' });
  return {
    pages,
    thumbnail: await writeThumbnail(fromPixels(data, width, height)),
    text: textOf(document, Math.min(pages, mostPages)),
  };
}

function textOf(document: { getPage(index: number): { getText(): string } }, pages: number): string {
  let text = '';
  for (let index = 0; index < pages && text.length < mostText; index += 1)
    text += `${document.getPage(index).getText()}\n`;
  return text;
}
