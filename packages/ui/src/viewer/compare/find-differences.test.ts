import { describe, expect, it } from 'vitest';
import { findDifferences, type PageDifference } from './find-differences.ts';

async function found(before: number, after: number, different: readonly number[], stopAt = Infinity) {
  const all: PageDifference[] = [];
  const compared: number[] = [];
  const stop = new AbortController();
  await findDifferences({
    before,
    after,
    differs: async (page) => {
      compared.push(page);
      if (page === stopAt) stop.abort();
      return different.includes(page);
    },
    found: (difference) => all.push(difference),
    progress: () => {},
    signal: stop.signal,
  });
  return { all, compared };
}

describe('pages that differ', () => {
  it('are told in order', async () => {
    expect((await found(4, 4, [2, 4])).all).toEqual([
      { page: 2, kind: 'changed' },
      { page: 4, kind: 'changed' },
    ]);
  });

  it('are also those only one of them has, which need no comparing', async () => {
    expect(await found(1, 3, [])).toEqual({
      all: [
        { page: 2, kind: 'onlyAfter' },
        { page: 3, kind: 'onlyAfter' },
      ],
      compared: [1],
    });
    expect((await found(2, 1, [1])).all).toEqual([
      { page: 1, kind: 'changed' },
      { page: 2, kind: 'onlyBefore' },
    ]);
  });

  it('are looked for no longer than somebody wants to know', async () => {
    expect(await found(5, 5, [1, 2, 3], 2)).toEqual({
      all: [{ page: 1, kind: 'changed' }],
      compared: [1, 2],
    });
  });
});
