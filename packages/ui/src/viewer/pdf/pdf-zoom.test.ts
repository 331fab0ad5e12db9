import { expect, it } from 'vitest';
import { scaleOf, sharpness } from './pdf-zoom.ts';

it('a page is as large as it is wanted, and never beyond reason', () => {
  const page = { width: 600, height: 900 }; // points: 800 by 1200 pixels
  expect(scaleOf('width', page, { width: 400, height: 400 })).toBeCloseTo(0.5);
  expect(scaleOf('width', page, { width: 1600, height: 400 })).toBeCloseTo(2);
  expect(scaleOf('reading', page, { width: 1600, height: 400 })).toBeCloseTo(1.25);
  expect(scaleOf('page', page, { width: 400, height: 300 })).toBeCloseTo(0.25);
  expect(scaleOf(2, page, { width: 400, height: 400 })).toBe(2);
  expect(scaleOf(1000, page, { width: 400, height: 400 })).toBe(8);
});

it('a canvas is as sharp as the screen, unless a browser could not hold it', () => {
  expect(sharpness({ width: 800, height: 1200 }, 2)).toBe(2);
  expect(sharpness({ width: 8000, height: 8000 }, 2)).toBeCloseTo(0.5);
});
