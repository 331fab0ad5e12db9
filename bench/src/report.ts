import type { Row } from './statistics.ts';

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** One line of `--json`. Rates are answers a second, p50 and p99 the product's milliseconds. */
export function jsonLine(row: Row): string {
  return JSON.stringify({
    name: row.name,
    ours: rounded(row.ours, 1),
    limit: rounded(row.limit, 1),
    ratio: rounded(row.ratio, 3),
    p50: rounded(row.p50, 2),
    p99: rounded(row.p99, 2),
  });
}

/** The table people read: the same, with processor time of the servers' own processes and what is aimed at. */
export function table(rows: readonly { row: Row; goal?: number | undefined }[]): string {
  const head = ['', 'ours /s', 'limit /s', 'ratio', 'goal', 'p50 ms', 'p99 ms', 'µs ours', 'µs limit'];
  const lines = rows.map(({ row, goal }) => [
    row.name,
    row.ours.toFixed(0),
    row.limit.toFixed(0),
    row.ratio.toFixed(2),
    goal === undefined ? '' : goal.toFixed(2),
    row.p50.toFixed(2),
    row.p99.toFixed(2),
    row.cpu.ours.toFixed(0),
    row.cpu.limit.toFixed(0),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i]!.length)));
  const draw = (line: string[]) =>
    `| ${line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join(' | ')} |`;
  const rule = `|${widths.map((width, i) => (i === 0 ? '-'.repeat(width + 2) : `${'-'.repeat(width + 1)}:`)).join('|')}|`;
  return [draw(head), rule, ...lines.map(draw)].join('\n');
}
