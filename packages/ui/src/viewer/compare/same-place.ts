/** Keeps two scrolled documents at the same place: the same page, and as far down in it. */
import { placeOf, scrollTopFor } from '../pdf/place-in-pages.ts';

/** Ties two frames: whichever is scrolled takes the other along. */
export function tieFrames(): { add: (frame: HTMLElement) => void; scrolled: (frame: HTMLElement) => void } {
  const frames: HTMLElement[] = [];
  // What follows reports a scroll as well, and must not lead back.
  const expected = new WeakMap<HTMLElement, number>();
  return {
    add: (frame) => frames.push(frame),
    scrolled: (frame) => {
      const own = expected.get(frame);
      expected.delete(frame);
      if (own !== undefined && Math.abs(own - frame.scrollTop) < 2) return;
      const place = placeOf(frame);
      for (const other of frames) {
        if (other === frame) continue;
        other.scrollTo({ top: scrollTopFor(other, place), behavior: 'instant' });
        expected.set(other, other.scrollTop);
      }
    },
  };
}
