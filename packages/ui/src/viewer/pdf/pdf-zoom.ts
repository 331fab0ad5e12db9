/** How large pages are drawn. A PDF measures in points of 1/72 inch, a browser in pixels of 1/96. */
export const POINT = 96 / 72;
const SMALLEST = 0.1;
const LARGEST = 8;

/** As wide as there is room, a whole page, or a factor of the true size. */
export type PdfZoom = 'width' | 'page' | number;

export interface Size {
  width: number;
  height: number;
}

/** The factor of the true size that a zoom comes to for a page (in points) in a place (in pixels). */
export function scaleOf(zoom: PdfZoom, page: Size, room: Size): number {
  const wide = room.width / (page.width * POINT);
  const scale =
    zoom === 'width' ? wide : zoom === 'page' ? Math.min(wide, room.height / (page.height * POINT)) : zoom;
  return Math.min(LARGEST, Math.max(SMALLEST, scale));
}

/** Canvas points to a CSS pixel: as sharp as the screen is, but no larger than a browser will hold. */
export function sharpness(shown: Size, screen: number, largest = 16_000_000): number {
  return Math.min(screen, Math.sqrt(largest / (shown.width * shown.height)));
}
