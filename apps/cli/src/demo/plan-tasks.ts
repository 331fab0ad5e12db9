import { addDays, daysBetween, earlierOf, laterOf, workdayFrom, workdayUntil } from './calendar.ts';
import type { ContractData, DepartmentCode, TaskData, TaskOptions } from './firm-data.ts';
import { percentsFor } from './plan-percents.ts';
import { chanceFor } from './random.ts';

/** A task with its dates and how far it is. */
export interface PlannedTask {
  department: DepartmentCode;
  title: string;
  startsOn: string;
  dueOn: string;
  weight: number;
  options: TaskOptions;
  percent: number;
  /** The day it was finished, if it is. */
  completedOn: string | null;
}

/** The days a contract's time is measured by. */
export interface ContractDays {
  startsOn: string;
  promisedDate: string;
  deliveredOn: string | null;
  /** The last day anybody worked on it: today, unless work has stopped. */
  workedUntil: string;
}

/** Turns days counted from today into dates. */
export function daysOf(contract: ContractData, today: string): ContractDays {
  const promisedDate = addDays(today, contract.promised);
  const isOver = contract.deliveredAfter !== undefined;
  return {
    startsOn: addDays(today, contract.starts),
    promisedDate,
    deliveredOn: isOver ? addDays(promisedDate, contract.deliveredAfter!) : null,
    workedUntil: addDays(today, -(contract.stoppedFor ?? 0)),
  };
}

/** The contract's tasks on the calendar, as far as its percent wants them. */
export function planTasks(
  contract: ContractData,
  template: readonly TaskData[],
  days: ContractDays,
): PlannedTask[] {
  const rows = [...template.filter(([, title]) => !contract.without?.includes(title)), ...contract.tasks];
  rows.sort((a, b) => a[2] - b[2] || a[3] - b[3]);
  const length = daysBetween(days.startsOn, days.promisedDate);
  const scheduled = rows.map(([department, title, from, to, weight, options = {}]) => {
    const startsOn = workdayFrom(addDays(days.startsOn, Math.round(from * length)));
    const dueOn = laterOf(startsOn, workdayUntil(addDays(days.startsOn, Math.round(to * length))));
    return { department, title, startsOn, dueOn, weight, options };
  });
  const percents = percentsFor(scheduled, contract.progress, days.workedUntil);
  return scheduled.map((task, i) => {
    const percent = percents[i]!;
    return { ...task, percent, completedOn: percent === 100 ? completion(contract.no, task, days) : null };
  });
}

/** Work is finished around the day it is due, and never later than today or the delivery. */
function completion(
  contractNo: string,
  task: Pick<PlannedTask, 'title' | 'startsOn' | 'dueOn' | 'options'>,
  days: ContractDays,
): string {
  const last = days.deliveredOn ?? days.workedUntil;
  if (task.options.gate === 'delivery') return last;
  const day = addDays(task.dueOn, chanceFor(`${contractNo} ${task.title} done`).between(-2, 2));
  return laterOf(task.startsOn, workdayUntil(earlierOf(day, last)));
}
