import type { PageViewport, PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { safeHref } from '../frame/safe-href.ts';

/** A place on a page that leads somewhere: to an address outside, or to another page. */
export interface PdfLink {
  left: number;
  top: number;
  width: number;
  height: number;
  href?: string;
  page?: number;
}

async function pageOf(document: PDFDocumentProxy, destination: unknown): Promise<number | undefined> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination;
  const target: unknown = Array.isArray(explicit) ? explicit[0] : undefined;
  if (typeof target === 'number') return target + 1;
  if (typeof target !== 'object' || target === null) return undefined;
  return (await document.getPageIndex(target as Parameters<PDFDocumentProxy['getPageIndex']>[0])) + 1;
}

/** Every link of a page that leads somewhere a reader may go. */
export async function linksOf(
  document: PDFDocumentProxy,
  page: PDFPageProxy,
  viewport: PageViewport,
): Promise<PdfLink[]> {
  const links: PdfLink[] = [];
  for (const annotation of await page.getAnnotations()) {
    if (annotation.subtype !== 'Link') continue;
    const href = safeHref(annotation.url);
    const leadsTo = href ? undefined : await pageOf(document, annotation.dest).catch(() => undefined);
    if (!href && !leadsTo) continue;
    const [left, bottom, right, top] = annotation.rect as [number, number, number, number];
    const [x1, y1] = viewport.convertToViewportPoint(left, bottom) as [number, number];
    const [x2, y2] = viewport.convertToViewportPoint(right, top) as [number, number];
    links.push({
      left: Math.min(x1, x2),
      top: Math.min(y1, y2),
      width: Math.abs(x2 - x1),
      height: Math.abs(y2 - y1),
      ...(href ? { href } : { page: leadsTo! }),
    });
  }
  return links;
}
