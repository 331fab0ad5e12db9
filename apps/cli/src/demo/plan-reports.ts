import { addDays, daysBetween, earlierOf, laterOf, momentIn, workdayUntil } from './calendar.ts';
import type { Notes } from './firm-data.ts';
import type { PlannedTask } from './plan-tasks.ts';
import { type Chance, chanceFor } from './random.ts';

const FIRST_MINUTE = 8 * 60 + 40;
const LAST_MINUTE = 17 * 60 + 40;

/** One report of somebody: when, how far, and what they wrote. */
export interface PlannedReport {
  at: Date;
  percent: number;
  previousPercent: number;
  note: string | null;
  /** Index of the assignee who reports. */
  by: number;
}

export interface ReportSetting {
  /** Same key, same reports. */
  key: string;
  timeZone: string;
  now: Date;
  /** The last day anybody worked on the contract. */
  workedUntil: string;
  assignees: number;
  notes: Notes;
}

/** How a task came to where it is: a few reports on working days, upwards, none later than now. */
export function planReports(task: PlannedTask, setting: ReportSetting): PlannedReport[] {
  if (task.percent === 0) return [];
  const chance = chanceFor(setting.key);
  const days = reportDays(task, setting, chance);
  const percents = reportPercents(task.percent, days.length, chance);
  return days.map((day, i) => {
    const percent = percents[i]!;
    const isLast = i === days.length - 1;
    return {
      at: isLast ? lastMoment(task, setting, day, chance) : clockMoment(setting, day, chance),
      percent,
      previousPercent: percents[i - 1] ?? 0,
      note: noteFor(percent, i === 0, setting.notes, chance),
      by: chance.between(0, setting.assignees - 1),
    };
  });
}

function reportDays(task: PlannedTask, { workedUntil }: ReportSetting, chance: Chance): string[] {
  const recent = task.options.minutesAgo !== undefined ? 0 : chance.between(0, 4);
  const lastWorked = addDays(workedUntil, -recent);
  const last =
    task.completedOn ?? (recent === 0 ? workedUntil : laterOf(workdayUntil(lastWorked), task.startsOn));
  const first = earlierOf(addDays(task.startsOn, chance.between(0, 2)), last);
  const window = daysBetween(first, last);
  const wanted =
    task.percent === 100 ? chance.between(2, 5) : 1 + Math.floor(task.percent / 30) + chance.between(0, 1);
  const count = Math.max(1, Math.min(wanted, window + 1, Math.floor(task.percent / 5)));
  if (count === 1) return [last];
  const days: string[] = [];
  for (let i = 0; i < count - 1; i++) {
    const day = addDays(first, Math.round((i * window) / (count - 1)));
    const workday = workdayUntil(day);
    days.push(workday < first || days.includes(workday) ? day : workday);
  }
  return [...days, last];
}

/** Rising steps of five that end where the task is. */
function reportPercents(percent: number, count: number, chance: Chance): number[] {
  const steps: number[] = [];
  for (let i = 1; i < count; i++) {
    const even = (percent * i) / count + chance.between(-1, 1) * 5;
    const low = (steps.at(-1) ?? 0) + 5;
    const high = percent - (count - i) * 5;
    steps.push(Math.max(low, Math.min(high, Math.round(even / 5) * 5)));
  }
  return [...steps, percent];
}

function clockMoment({ timeZone }: ReportSetting, day: string, chance: Chance): Date {
  return momentIn(timeZone, day, chance.between(FIRST_MINUTE, LAST_MINUTE));
}

/** Today's reports lie before now, whatever the hour of the start. */
function lastMoment(task: PlannedTask, setting: ReportSetting, day: string, chance: Chance): Date {
  const { minutesAgo } = task.options;
  const before = (minutes: number) => new Date(setting.now.getTime() - minutes * 60_000);
  if (minutesAgo !== undefined) return before(minutesAgo);
  const at = clockMoment(setting, day, chance);
  return at < setting.now ? at : before(chance.between(70, 230));
}

function noteFor(percent: number, isFirst: boolean, notes: Notes, chance: Chance): string | null {
  if (percent === 100) return chance.oneOf(notes.done);
  if (isFirst) return chance.oneOf(notes.begun);
  return chance.between(0, 3) === 0 ? null : chance.oneOf(notes.running);
}
