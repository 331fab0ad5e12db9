import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { Picture } from './difference-picture.ts';

/** To tell which pages differ, about 90 dots an inch for A4: a changed digit is seen, and a page takes a moment. */
export const QUICK = 1000;
/** To look at: an A3 drawing stays readable when zoomed in. */
export const FINE = 2600;

/** How large a page is drawn: both sides of a comparison by the same factor, so that what stayed lies where it was. */
export async function factorFor(
  before: PDFDocumentProxy,
  after: PDFDocumentProxy,
  page: number,
  longSide: number,
): Promise<number> {
  let longest = 1;
  for (const document of [before, after]) {
    if (page > document.numPages) continue;
    const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 });
    longest = Math.max(longest, width, height);
  }
  return longSide / longest;
}

/** A page as pixels; nothing where the document has no such page. */
export async function pictureOfPage(
  pdf: PDFDocumentProxy,
  number: number,
  scale: number,
): Promise<Picture | undefined> {
  if (number > pdf.numPages) return undefined;
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale });
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(viewport.width));
  canvas.height = Math.max(1, Math.round(viewport.height));
  await page.render({ canvas, viewport }).promise;
  const { width, height, data } = canvas
    .getContext('2d', { willReadFrequently: true })!
    .getImageData(0, 0, canvas.width, canvas.height);
  canvas.width = 0;
  return { width, height, data: data as Uint8ClampedArray<ArrayBuffer> };
}
