import { daysBetween } from './calendar.ts';
import type { TaskOptions } from './firm-data.ts';

interface Scheduled {
  startsOn: string;
  dueOn: string;
  weight: number;
  options: TaskOptions;
}

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** How far a task is when the whole plan stands at a day, counted from the last day worked; in percent. */
function expected(task: Scheduled, standsAt: number, workedUntil: string): number {
  if (task.startsOn > workedUntil) return 0;
  if (task.options.at !== undefined) return task.options.at;
  const begin = daysBetween(workedUntil, task.startsOn);
  const end = daysBetween(workedUntil, task.dueOn) + 1;
  return clamp(((standsAt - begin) / (end - begin)) * 100, 0, 100);
}

/** People report in fives; what is not finished is never rounded up to finished. */
function reported(percent: number): number {
  return percent >= 100 ? 100 : clamp(Math.round(percent / 5) * 5, 0, 95);
}

/**
 * Percents of the tasks that follow their dates and add up to the contract's percent. A plan that is behind stands at
 * an earlier day than today: that day is looked for, and the running tasks make up the rest.
 */
export function percentsFor(tasks: readonly Scheduled[], target: number, workedUntil: string): number[] {
  if (target === 0) return tasks.map(() => 0);
  if (target === 100) return tasks.map(() => 100);
  const total = tasks.reduce((sum, { weight }) => sum + weight, 0);
  const sum = (percents: readonly number[]) =>
    percents.reduce((all, percent, i) => all + (percent * tasks[i]!.weight) / total, 0);
  const at = (standsAt: number) => tasks.map((task) => expected(task, standsAt, workedUntil));

  let [low, high] = [-1_000, 100];
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (sum(at(middle)) < target) low = middle;
    else high = middle;
  }
  const percents = at(high).map(reported);
  const running = tasks
    .map(({ weight, options }, i) => ({ i, weight, free: options.at === undefined }))
    .filter(({ i, free }) => free && percents[i]! > 0 && percents[i]! < 100)
    .sort((a, b) => b.weight - a.weight);
  // First in fives, the light tasks' share last; then what is left over, in ones.
  for (const step of [5, 1]) {
    for (const { i, weight } of running) {
      if (step === 1 && percents[i]! < 20) continue;
      const missing = ((target - sum(percents)) * total) / weight;
      const change = Math.round(missing / step) * step;
      percents[i] = clamp(percents[i]! + clamp(change, -15, 15), 5, 95);
    }
  }
  return percents;
}
