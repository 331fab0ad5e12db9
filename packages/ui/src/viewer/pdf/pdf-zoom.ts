/** How large pages are drawn. A PDF measures in points of 1/72 inch, a browser in pixels of 1/96. */
export const POINT = 96 / 72;
const SMALLEST = 0.1;
const LARGEST = 8;

/** Wide screens have more room than anybody wants to read across. */
const READABLE = 1.25;

/** As wide as there is room; the same, but no larger than is good to read; a whole page; or a factor of the true size. */
export type PdfZoom = 'width' | 'reading' | 'page' | number;

export interface Size {
  width: number;
  height: number;
}

/** The factor of the true size that a zoom comes to for a page (in points) in a place (in pixels). */
export function scaleOf(zoom: PdfZoom, page: Size, room: Size): number {
  const wide = room.width / (page.width * POINT);
  const high = room.height / (page.height * POINT);
  const scales = { width: wide, reading: Math.min(wide, READABLE), page: Math.min(wide, high) };
  const scale = typeof zoom === 'number' ? zoom : scales[zoom];
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Canvas points to a CSS pixel: as sharp as the screen is, but no larger than a browser will hold. */
export function sharpness(shown: Size, screen: number, largest = 16_000_000): number {
  return Math.min(screen, Math.sqrt(largest / (shown.width * shown.height)));
}
