/**
 * Which rows are drawn. Only those in sight and a few around them; their elements are kept and given other rows to show while
 * one scrolls, so that scrolling creates nothing and throws nothing away.
 */

export interface RowWindow {
  first: number;
  /** How many elements there are. */
  size: number;
}

/** Rows drawn beyond both edges, so that a fast wheel meets no gaps. */
const BEYOND = 6;
/** The window moves by this many rows at once: fewer, slightly larger changes. */
const STEP = 4;

export function rowWindow(scrollTop: number, height: number, rowHeight: number, rows: number): RowWindow {
  const size = Math.min(rows, Math.ceil(height / rowHeight) + 1 + 2 * BEYOND + STEP);
  const wanted = Math.floor((Math.floor(scrollTop / rowHeight) - BEYOND) / STEP) * STEP;
  return { first: Math.max(0, Math.min(wanted, rows - size)), size };
}

/** The row an element shows: the one in the window that leaves the same remainder, so that scrolling changes few elements. */
export function rowOfSlot(slot: number, window: RowWindow): number {
  const { first, size } = window;
  return first + ((((slot - first) % size) + size) % size);
}

/** How far to scroll so that a row is in sight; nothing when it is. */
export function scrollToRow(
  row: number,
  scrollTop: number,
  height: number,
  rowHeight: number,
): number | undefined {
  const top = row * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + height) return top + rowHeight - height;
  return undefined;
}

/** A stretch of days to draw, wider than what is in sight and moved in large steps, for the same reason. */
export function dayWindow(
  scrollLeft: number,
  width: number,
  scale: { from: number; to: number; pxPerDay: number },
): { from: number; to: number } {
  const step = Math.max(1, Math.ceil(width / 2 / scale.pxPerDay));
  const left = Math.floor(scrollLeft / scale.pxPerDay / step) * step;
  const seen = Math.ceil(width / scale.pxPerDay);
  return {
    from: Math.max(scale.from, scale.from + left - step),
    to: Math.min(scale.to, scale.from + left + seen + 2 * step),
  };
}
