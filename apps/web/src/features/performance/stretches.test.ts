import { describe, expect, it } from 'vitest';
import { STRETCHES, stretchName, stretchOf } from './stretches.ts';

describe('stretches of time', () => {
  it.each([
    ['2026-11-25', 'thisMonth', '2026-11-01', '2026-11-30'],
    ['2026-01-31', 'lastMonth', '2025-12-01', '2025-12-31'],
    ['2028-02-10', 'thisMonth', '2028-02-01', '2028-02-29'],
    ['2026-03-01', 'lastQuarter', '2025-10-01', '2025-12-31'],
    ['2026-12-31', 'thisQuarter', '2026-10-01', '2026-12-31'],
    ['2026-07-01', 'thisYear', '2026-01-01', '2026-12-31'],
  ] as const)('on %s, %s is from %s to %s', (today, name, from, to) => {
    expect(stretchOf(name, today)).toEqual({ from, to });
  });

  it('are known again by their days', () => {
    for (const name of STRETCHES) expect(stretchName(stretchOf(name, '2026-11-25'), '2026-11-25')).toBe(name);
    expect(stretchName({ from: '2026-11-02', to: '2026-11-05' }, '2026-11-25')).toBeUndefined();
  });
});
