/** How big files are cut into parts. Runs in the browser as well. */

const MiB = 1024 ** 2;

/** What both backends hold to; the numbers are S3's, except for the largest object, which is ours. */
export const uploadLimits = {
  /** Every part but the last has at least this many bytes. */
  smallestPart: 5 * MiB,
  largestPart: 5 * 1024 ** 3,
  mostParts: 10_000,
  largestObject: 50 * 1024 ** 3,
} as const;

const usualPart = 8 * MiB;
/** A page holds a few parts in memory while it hashes them; and a thousand parts are still quickly listed. */
const preferredCount = 2_000;

/** One stretch of a file: the bytes from `start` up to, not including, `end`. */
export interface PartRange {
  partNumber: number;
  start: number;
  end: number;
}

/**
 * How a file of this size is cut: all parts equal but the last. The same size is always cut the same way, so a page that
 * was reloaded finds its parts again. An empty file has no parts. Refuses a size that no upload may have (RangeError).
 */
export function cutIntoParts(size: number): PartRange[] {
  if (!Number.isSafeInteger(size) || size < 0 || size > uploadLimits.largestObject) {
    throw new RangeError(`a file has 0 to ${uploadLimits.largestObject} bytes`);
  }
  const partSize = partSizeFor(size);
  return Array.from({ length: Math.ceil(size / partSize) }, (_, index) => ({
    partNumber: index + 1,
    start: index * partSize,
    end: Math.min(size, (index + 1) * partSize),
  }));
}

/** The size of every part but the last: 8 MiB, and whole megabytes more where that would be thousands of parts. */
export function partSizeFor(size: number): number {
  return Math.max(usualPart, Math.ceil(size / preferredCount / MiB) * MiB);
}
