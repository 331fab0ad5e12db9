/** Rows that scroll sideways on a narrow screen: the current one is in sight, and an edge fades where there is more. */
import { createEffect, createMemo, onCleanup } from 'solid-js';

/** Scrolls `row` so that its current link stands in the middle whenever `current` answers otherwise. */
export function keepInSight(row: () => HTMLElement | undefined, current: () => unknown): void {
  // A row whose counts change stays where somebody scrolled it.
  const which = createMemo(current);
  createEffect(() => {
    which();
    const element = row();
    if (!element) return;
    const fade = () => {
      const hidden = element.scrollWidth - element.clientWidth;
      element.toggleAttribute('data-more-before', element.scrollLeft > 1);
      element.toggleAttribute('data-more-after', element.scrollLeft < hidden - 1);
    };
    // By hand: scrollIntoView would move the page up and down as well.
    const show = () => {
      const link = element.querySelector<HTMLElement>('[aria-current]');
      if (link) {
        const middle = link.getBoundingClientRect().left + link.offsetWidth / 2;
        const { left, width } = element.getBoundingClientRect();
        element.scrollLeft += middle - left - width / 2;
      }
      fade();
    };
    const frame = requestAnimationFrame(show);
    const sizes = typeof ResizeObserver === 'undefined' ? undefined : new ResizeObserver(fade);
    sizes?.observe(element);
    element.addEventListener('scroll', fade, { passive: true });
    onCleanup(() => {
      cancelAnimationFrame(frame);
      sizes?.disconnect();
      element.removeEventListener('scroll', fade);
    });
  });
}
