import { describe, expect, it } from 'vitest';
import { differencesOf, isDifferent, onSheet, type Picture } from './difference-picture.ts';

/** White, with a black square. */
function sheet(width: number, height: number, square?: { x: number; y: number; size: number }): Picture {
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; square && y < square.size; y += 1)
    for (let x = 0; x < square.size; x += 1)
      data.fill(
        0,
        ((square.y + y) * width + square.x + x) * 4,
        ((square.y + y) * width + square.x + x) * 4 + 3,
      );
  return { width, height, data };
}

const colourAt = ({ data, width }: Picture, x: number, y: number) => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 3),
];

describe('two pictures over each other', () => {
  it('that are alike have no difference', () => {
    const differences = differencesOf(
      sheet(30, 20, { x: 3, y: 3, size: 6 }),
      sheet(30, 20, { x: 3, y: 3, size: 6 }),
    );
    expect(differences.differing).toBe(0);
    expect(isDifferent(differences)).toBe(false);
  });

  it('show red what is gone, green what is new, and grey what stayed', () => {
    const before = sheet(60, 40, { x: 4, y: 4, size: 10 });
    const after = sheet(60, 40, { x: 40, y: 4, size: 10 });
    const differences = differencesOf(before, after);
    expect(differences.differing).toBe(200);
    expect(colourAt(differences, 8, 8)).toEqual([208, 32, 48]);
    expect(colourAt(differences, 44, 8)).toEqual([16, 138, 62]);
    const [red, green, blue] = colourAt(differences, 30, 30);
    expect(red).toBe(green);
    expect(green).toBe(blue);
  });

  it('may have different sizes, and one may not be there at all', () => {
    const larger = differencesOf(sheet(10, 10), sheet(20, 14, { x: 12, y: 2, size: 4 }));
    expect(larger).toMatchObject({ width: 20, height: 14, differing: 16 });
    expect(differencesOf(undefined, sheet(20, 20, { x: 2, y: 2, size: 5 })).differing).toBe(25);
    expect(differencesOf(undefined, undefined).differing).toBe(0);
  });

  it('are laid at the same corner', () => {
    const laid = onSheet(sheet(4, 4, { x: 0, y: 0, size: 2 }), 8, 6);
    expect(colourAt(laid, 1, 1)).toEqual([0, 0, 0]);
    expect(colourAt(laid, 7, 5)).toEqual([255, 255, 255]);
  });
});
