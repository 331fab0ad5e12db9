import { describe, expect, it } from 'vitest';
import { fitScale, moveBy, zoomAbout } from './pan-and-zoom.ts';

describe('a picture in its frame', () => {
  it('is fitted, but a small one not blown up', () => {
    expect(fitScale({ width: 2000, height: 1000 }, { width: 500, height: 500 })).toBe(0.25);
    expect(fitScale({ width: 20, height: 10 }, { width: 500, height: 500 })).toBe(1);
  });

  it('keeps under the pointer what is there while it is zoomed', () => {
    const from = { scale: 1, x: 10, y: -20 };
    const to = zoomAbout(from, 2, 100, 50);
    const under = (at: typeof from) => [(100 - at.x) / at.scale, (50 - at.y) / at.scale];
    expect(under(to)).toEqual(under(from));
  });

  it('is never zoomed beyond reason', () => {
    expect(zoomAbout({ scale: 1, x: 0, y: 0 }, 1e9, 0, 0).scale).toBe(40);
    expect(zoomAbout({ scale: 1, x: 0, y: 0 }, 1e-9, 0, 0).scale).toBe(0.02);
  });

  it('cannot be lost beside the frame', () => {
    const at = moveBy(
      { scale: 1, x: 0, y: 0 },
      1e6,
      -1e6,
      { width: 100, height: 100 },
      { width: 400, height: 300 },
    );
    expect(at.x).toBeLessThan(250);
    expect(at.y).toBeGreaterThan(-200);
  });
});
