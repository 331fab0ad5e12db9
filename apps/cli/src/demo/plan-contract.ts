import { addDays, earlierOf, laterOf, momentIn } from './calendar.ts';
import type { ContractData, FirmData, Gate } from './firm-data.ts';
import { type PlannedReport, planReports } from './plan-reports.ts';
import { type ContractDays, daysOf, type PlannedTask, planTasks } from './plan-tasks.ts';
import { assigneesOf, planTeams, type Teams } from './plan-teams.ts';

const GATES: readonly Gate[] = ['design', 'production', 'fat', 'sat', 'delivery'];

export interface PlannedMilestone {
  name: string;
  dueOn: string | null;
  reachedOn: string | null;
}

export interface PlannedWork extends PlannedTask {
  /** Mailboxes. */
  assignees: string[];
  reports: PlannedReport[];
}

/** A contract of the demo on the calendar, with everything that hangs on it. */
export interface PlannedContract {
  data: ContractData;
  days: ContractDays;
  signedOn: string | null;
  publishedAt: Date | null;
  /** Since when its teams are at work. */
  teamSince: string;
  teams: Teams;
  tasks: PlannedWork[];
  milestones: PlannedMilestone[];
}

/** Puts one contract on the calendar as it stands today. Pure: the same day gives the same plan. */
export function planContract(firm: FirmData, data: ContractData, today: string, now: Date): PlannedContract {
  const days = daysOf(data, today);
  const template = firm.templates[data.template];
  if (!template) throw new Error(`The demo data names the template ${data.template}, which does not exist.`);
  const teams = planTeams(firm, data);
  const tasks = planTasks(data, template, days).map((task) => {
    const key = `${data.no} ${task.title}`;
    const assignees = task.options.by ?? assigneesOf(teams, task.department, task.title, key);
    const reports = planReports(task, {
      key,
      timeZone: firm.timeZone,
      now,
      workedUntil: days.workedUntil,
      assignees: assignees.length,
      notes: firm.notes[task.department],
    });
    return { ...task, assignees, reports };
  });
  const signedOn = data.signed === null ? null : addDays(today, data.signed);
  return {
    data,
    days,
    signedOn,
    publishedAt: data.published && signedOn ? momentIn(firm.timeZone, addDays(signedOn, 1), 10 * 60) : null,
    teamSince: earlierOf(signedOn ?? addDays(today, -3), addDays(today, -1)),
    teams,
    tasks,
    milestones: planMilestones(firm, tasks, signedOn),
  };
}

/** A gate is due and reached together with the task it stands for; no gate is reached before the one before it. */
function planMilestones(
  firm: FirmData,
  tasks: readonly PlannedTask[],
  signedOn: string | null,
): PlannedMilestone[] {
  const milestones: PlannedMilestone[] = [
    { name: firm.milestones.signing, dueOn: signedOn, reachedOn: signedOn },
  ];
  let before = signedOn;
  for (const gate of GATES) {
    const task = tasks.find(({ options }) => options.gate === gate);
    if (!task) continue;
    const reachedOn = before && task.completedOn ? laterOf(before, task.completedOn) : null;
    milestones.push({ name: firm.milestones[gate], dueOn: task.dueOn, reachedOn });
    before = reachedOn;
  }
  return milestones;
}
