import { parseArgs } from 'node:util';
import { type Plan, schedule } from '@millwright/scheduling';
import { largePlan } from '@millwright/scheduling/large-plan';
import { median, percentile } from '../statistics.ts';

const USAGE = `npm run bench -- scheduling [options]
  --json        one JSON object a line: name, ms, worst, microsecondsPerTask, ratio
  --rounds <n>  rounds that are measured (15)`;

const SMALL = 2_000;
const SIZES = [SMALL, 10_000, 50_000];
const WARM_UPS = 3;

interface Line {
  name: string;
  /** Milliseconds for one plan: the middle of the rounds, and the one that only one in twenty exceeds. */
  ms: number;
  worst: number;
  microsecondsPerTask: number;
  /** A task's share of the time against that in a plan of 2,000; 1 is growing exactly with the plan. */
  ratio: number;
}

/** Schedules plans of growing size. In each round every size has its turn, as often as it takes to schedule equally many tasks. */
function bench(rounds: number): Line[] {
  const plans = SIZES.map((size) => largePlan(size));
  const most = Math.max(...SIZES);
  const times = SIZES.map((): number[] => []);
  for (let round = -WARM_UPS; round < rounds; round++) {
    for (const [at, plan] of plans.entries()) {
      const time = milliseconds(plan, most / SIZES[at]!);
      if (round >= 0) times[at]!.push(time);
    }
  }
  return SIZES.map((size, at) => {
    const ratios = times[at]!.map((time, round) => time / size / (times[0]![round]! / SMALL));
    const ms = median(times[at]!);
    return {
      name: `schedule ${size.toLocaleString('en')} tasks`,
      ms,
      worst: percentile(
        times[at]!.toSorted((a, b) => a - b),
        0.95,
      ),
      microsecondsPerTask: (ms * 1_000) / size,
      ratio: median(ratios),
    };
  });
}

/** Processor time, so that whoever else uses the machine does not count. */
function milliseconds(plan: Plan, times: number): number {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time++) schedule(plan);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / times;
}

function print(lines: readonly Line[]): void {
  console.log('|                        |     ms | p95 ms | µs a task | ratio |');
  console.log('| ---------------------- | -----: | -----: | --------: | ----: |');
  for (const { name, ms, worst, microsecondsPerTask, ratio } of lines)
    console.log(
      `| ${name.padEnd(22)} | ${ms.toFixed(1).padStart(6)} | ${worst.toFixed(1).padStart(6)} | ${microsecondsPerTask.toFixed(2).padStart(9)} | ${ratio.toFixed(2).padStart(5)} |`,
    );
}

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string', default: '15' } },
});
const rounds = Number(values.rounds);
if (!(Number.isInteger(rounds) && rounds > 0 && rounds <= 1_000)) {
  console.error(USAGE);
  process.exit(2);
}
const lines = bench(rounds);
if (values.json) for (const line of lines) console.log(JSON.stringify(line));
else print(lines);
