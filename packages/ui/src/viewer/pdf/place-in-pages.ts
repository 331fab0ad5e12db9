/** Where one is in scrolled pages, in a measure that outlives zooming and holds for another document as well. */

export interface PlaceInPages {
  page: number;
  /** From 0 at the page's top to 1 at its end; a little less than 0 in the gap above it. */
  part: number;
}

const pagesOf = (frame: HTMLElement) => [...frame.querySelectorAll<HTMLElement>('[data-page]')];

export function placeOf(frame: HTMLElement): PlaceInPages {
  const top = frame.scrollTop;
  let found: HTMLElement | undefined;
  for (const page of pagesOf(frame)) {
    if (found && page.offsetTop > top + 1) break;
    found = page;
  }
  if (!found) return { page: 1, part: 0 };
  return {
    page: Number(found.dataset.page),
    part: (top - found.offsetTop) / Math.max(1, found.offsetHeight),
  };
}

/** Where a frame has to be scrolled to, to be at a place; at its end where it has no such page. */
export function scrollTopFor(frame: HTMLElement, place: PlaceInPages): number {
  const page = pagesOf(frame)[place.page - 1];
  return page ? page.offsetTop + place.part * page.offsetHeight : frame.scrollHeight;
}
