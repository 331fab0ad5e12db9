import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutIntoParts, partSizeFor, uploadLimits } from './upload-parts.ts';

const GiB = 1024 ** 3;

describe('cutting a file into parts', () => {
  it('leaves nothing out, overlaps nowhere and keeps to what both stores take', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: uploadLimits.largestObject }), (size) => {
        const parts = cutIntoParts(size);
        expect(parts.length).toBeLessThanOrEqual(uploadLimits.mostParts);
        let reached = 0;
        for (const [index, { partNumber, start, end }] of parts.entries()) {
          const least = index < parts.length - 1 ? uploadLimits.smallestPart : 1;
          const fits = end - start >= least && end - start <= uploadLimits.largestPart;
          if (partNumber !== index + 1 || start !== reached || !fits) throw new Error(`part ${index + 1}`);
          reached = end;
        }
        expect(reached).toBe(size);
      }),
      { numRuns: 200 },
    );
  });

  it('needs no parts for nothing, one for little, and not many for a lot', () => {
    expect(cutIntoParts(0)).toEqual([]);
    expect(cutIntoParts(1)).toEqual([{ partNumber: 1, start: 0, end: 1 }]);
    expect(cutIntoParts(5 * GiB)).toHaveLength(640);
    expect(cutIntoParts(50 * GiB).length).toBeLessThanOrEqual(2_000);
    expect(partSizeFor(50 * GiB)).toBe(26 * 1024 ** 2);
  });

  it('refuses what no file is', () => {
    for (const size of [-1, 1.5, Number.NaN, uploadLimits.largestObject + 1]) {
      expect(() => cutIntoParts(size)).toThrow(RangeError);
    }
  });
});
