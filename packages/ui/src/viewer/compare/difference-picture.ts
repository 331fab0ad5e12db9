/** What differs between two pictures, as a third: grey where they are alike, red what is gone, green what is new. */
import pixelmatch from 'pixelmatch';

export interface Picture {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

export interface Differences extends Picture {
  /** Pixels that differ. */
  differing: number;
}

/** A picture at the upper left corner of a white sheet of some size; none is an empty sheet. */
export function onSheet(picture: Picture | undefined, width: number, height: number): Picture {
  if (picture?.width === width && picture.height === height) return picture;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  if (picture)
    for (let y = 0; y < Math.min(height, picture.height); y += 1) {
      const from = y * picture.width * 4;
      data.set(picture.data.subarray(from, from + Math.min(width, picture.width) * 4), y * width * 4);
    }
  return { width, height, data };
}

/** Compares two pictures, of whatever sizes; one that is not there is an empty sheet. */
export function differencesOf(before: Picture | undefined, after: Picture | undefined): Differences {
  const width = Math.max(before?.width ?? 1, after?.width ?? 1);
  const height = Math.max(before?.height ?? 1, after?.height ?? 1);
  const data = new Uint8ClampedArray(width * height * 4);
  const differing = pixelmatch(
    onSheet(before, width, height).data,
    onSheet(after, width, height).data,
    data,
    width,
    height,
    {
      threshold: 0.12,
      alpha: 0.35,
      diffColor: [208, 32, 48],
      // Ink that was added makes a pixel darker.
      diffColorAlt: [16, 138, 62],
      aaColor: [190, 190, 190],
      checkerboard: false,
    },
  );
  return { width, height, data, differing };
}

/** A few stray pixels are how the same page was drawn twice; a changed full stop is more. */
export const isDifferent = (differences: Differences) => differences.differing > 3;
