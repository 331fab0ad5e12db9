import { describe, expect, it } from 'vitest';
import { median, percentile, summarise, turns } from './statistics.ts';

const round = (rate: number) => ({ rate, p50: 1, p99: 2, cpu: 3 });

describe('the figures of the benchmark', () => {
  it('take the middle of an odd and of an even number of values, whatever their order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('take percentiles that are values which occurred', () => {
    const hundred = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(percentile(hundred, 0.5)).toBe(50);
    expect(percentile(hundred, 0.99)).toBe(99);
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([1, 2], 0)).toBe(1);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('let each side begin equally often', () => {
    expect(turns(4)).toEqual([
      ['limit', 'ours'],
      ['ours', 'limit'],
      ['limit', 'ours'],
      ['ours', 'limit'],
    ]);
  });

  it('compare within a pair, so that a machine that slows down changes no ratio', () => {
    const pairs = [1_000, 500, 100].map((rate) => ({ limit: round(rate), ours: round(rate * 0.7) }));
    const row = summarise('list', pairs);
    expect(row.ratio).toBeCloseTo(0.7);
    expect(row).toMatchObject({ name: 'list', limit: 500, ours: 350, p50: 1, p99: 2 });
  });
});
