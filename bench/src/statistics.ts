/** The middle value; of an even number of values, the mean of the two in the middle. Not a number when there are none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** The smallest value that at least this share (0 to 1) of the values does not exceed. `sorted` is in ascending order. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN;
  const rank = Math.ceil(share * sorted.length);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1]!;
}

export type Side = 'limit' | 'ours';

/** Whose turn it is: limit first, then each pair the other way round, so that a drifting machine favours neither. */
export function turns(pairs: number): [Side, Side][] {
  return Array.from({ length: pairs }, (_, i) => (i % 2 === 0 ? ['limit', 'ours'] : ['ours', 'limit']));
}

/** What one round on one server came to. */
export interface Round {
  /** Answers a second. */
  rate: number;
  /** Milliseconds within which half, and 99 of 100, answers came. */
  p50: number;
  p99: number;
  /** Processor time of the server's own process for one answer, in microseconds. */
  cpu: number;
}

/** One line of the result: rates a second, their ratio, and the product's latencies in milliseconds. */
export interface Row {
  name: string;
  ours: number;
  limit: number;
  ratio: number;
  p50: number;
  p99: number;
  cpu: { ours: number; limit: number };
}

/** Medians over the rounds. The ratio is the median of the pairs' own ratios: both of a pair met the same machine. */
export function summarise(name: string, pairs: readonly Record<Side, Round>[]): Row {
  const over = (side: Side, value: keyof Round) => median(pairs.map((pair) => pair[side][value]));
  return {
    name,
    ours: over('ours', 'rate'),
    limit: over('limit', 'rate'),
    ratio: median(pairs.map((pair) => pair.ours.rate / pair.limit.rate)),
    p50: over('ours', 'p50'),
    p99: over('ours', 'p99'),
    cpu: { ours: over('ours', 'cpu'), limit: over('limit', 'cpu') },
  };
}
