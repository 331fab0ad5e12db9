import type { Day, Plan, PlanDependency, PlanTask, WorkCalendar } from '../plan.ts';
import { addWorkdays } from '../workday-arithmetic.ts';
import type { FileProblem, ProjectDependency, ProjectFile, ProjectTask } from './model.ts';

const EVERY_DAY: WorkCalendar = { workdays: Array(7).fill(true), exceptions: [] };
const USUAL: WorkCalendar = { workdays: [true, true, true, true, true, false, false], exceptions: [] };
const ELAPSED = 'elapsed';
const USUAL_ID = 'usual';
/** Links between headings stand for all tasks below them; beyond so many they would be more than anybody means. */
const MOST_LINKS = 200_000;

/**
 * The tasks of a project file as a plan: headings and inactive tasks left out, links of headings passed on to the tasks
 * below them, constraints as dates. Task ids are the numbers of the file.
 */
export function planOfProject(project: ProjectFile, startsOn: Day): { plan: Plan; problems: FileProblem[] } {
  const problems: FileProblem[] = [];
  const calendars: Record<string, WorkCalendar> = { [ELAPSED]: EVERY_DAY, [USUAL_ID]: USUAL };
  for (const { uid, workdays, exceptions } of project.calendars) calendars[uid] = { workdays, exceptions };
  const defaultCalendarId = project.calendarUid === undefined ? USUAL_ID : String(project.calendarUid);
  const isPlanned = (task: ProjectTask) => !task.isSummary && task.isActive;
  const tasks = project.tasks.filter(isPlanned).map((task) => {
    const calendarId = task.isElapsed
      ? ELAPSED
      : task.calendarUid === undefined
        ? undefined
        : String(task.calendarUid);
    return planTask(task, calendarId, calendars[calendarId ?? defaultCalendarId]!, problems);
  });
  const plan: Plan = {
    startsOn: project.startsOn ?? startsOn,
    ...(project.statusDate === undefined ? {} : { statusDate: project.statusDate }),
    tasks,
    dependencies: dependenciesOf(project, isPlanned, problems),
    calendars,
    defaultCalendarId,
  };
  return { plan, problems };
}

function planTask(
  task: ProjectTask,
  calendarId: string | undefined,
  calendar: WorkCalendar,
  problems: FileProblem[],
): PlanTask {
  const { actualStart, actualEnd, progress } = task;
  // Some programs mark a task of several days as a milestone; it has one day all the same.
  const durationDays = task.isMilestone ? 0 : task.durationDays;
  return {
    id: String(task.uid),
    durationDays,
    progress,
    ...(calendarId === undefined ? {} : { calendarId }),
    ...(actualStart === undefined ? {} : { actualStart }),
    ...(actualEnd === undefined ? {} : { actualEnd }),
    ...datesOf(task, durationDays, calendar, problems),
  };
}

function datesOf(
  task: ProjectTask,
  durationDays: number,
  calendar: WorkCalendar,
  problems: FileProblem[],
): Pick<PlanTask, 'notBefore' | 'notAfter' | 'pinnedStart'> {
  // Placed by hand: Project lets such tasks stand where their links would not, so the day is a wish here and no pin.
  if (task.isManual) return task.startsOn === undefined ? {} : { notBefore: task.startsOn };
  const { type, date } = task.constraint ?? {};
  if (type === 'as_late_as_possible')
    problems.push({ code: 'constraint_not_kept', uid: task.uid, value: type });
  if (date === undefined) return {};
  const span = Math.max(0, durationDays - 1);
  // The start of work that ends on a day, and the end of work that starts on one.
  const startFor = () => (span === 0 ? date : addWorkdays(calendar, addWorkdays(calendar, date, 0), -span));
  const endFor = () => addWorkdays(calendar, addWorkdays(calendar, date, 0), span);
  switch (type) {
    case 'start_no_earlier_than':
      return { notBefore: date };
    case 'finish_no_earlier_than':
      return { notBefore: startFor() };
    case 'start_no_later_than':
      return { notAfter: endFor() };
    case 'finish_no_later_than':
      return { notAfter: date };
    case 'must_start_on':
      return { pinnedStart: date };
    case 'must_finish_on':
      return { pinnedStart: startFor() };
    default:
      return {};
  }
}

function dependenciesOf(
  { tasks, dependencies }: ProjectFile,
  isPlanned: (task: ProjectTask) => boolean,
  problems: FileProblem[],
): PlanDependency[] {
  const below = tasksBelow(tasks, isPlanned);
  const found: PlanDependency[] = [];
  const seen = new Set<string>();
  for (const link of dependencies) {
    const from = below.get(link.predecessorUid) ?? [];
    const to = below.get(link.successorUid) ?? [];
    const isOfHeading = !canPassOn(link, below);
    if (isOfHeading || found.length + from.length * to.length > MOST_LINKS) {
      problems.push({
        code: 'link_of_summary_task',
        uid: link.successorUid,
        value: String(link.predecessorUid),
      });
      continue;
    }
    for (const predecessor of from)
      for (const successor of to) {
        const key = `${predecessor} ${successor} ${link.type} ${link.lagDays}`;
        if (predecessor === successor || seen.has(key)) continue;
        seen.add(key);
        found.push({
          predecessorId: String(predecessor),
          successorId: String(successor),
          type: link.type,
          lagDays: link.lagDays,
        });
      }
  }
  return found;
}

/** The planned tasks a number stands for: itself, or all below a heading. */
function tasksBelow(
  tasks: readonly ProjectTask[],
  isPlanned: (task: ProjectTask) => boolean,
): Map<number, number[]> {
  const below = new Map<number, number[]>();
  const headings: ProjectTask[] = [];
  for (const task of tasks) {
    while (headings.length > 0 && headings.at(-1)!.outlineLevel >= task.outlineLevel) headings.pop();
    if (task.isSummary) headings.push(task);
    below.set(task.uid, []);
    if (isPlanned(task))
      for (const { uid } of [task, ...headings.filter(({ uid }) => uid !== task.uid)])
        below.get(uid)!.push(task.uid);
  }
  return below;
}

/** When all below a heading have ended it has ended, but it has begun with the first of them: that no link can say. */
function canPassOn(
  { predecessorUid, successorUid, type }: ProjectDependency,
  below: Map<number, number[]>,
): boolean {
  const looksAtFinish = type === 'FS' || type === 'FF';
  const holdsFinish = type === 'FF' || type === 'SF';
  const many = (uid: number) => (below.get(uid)?.length ?? 0) > 1;
  return (looksAtFinish || !many(predecessorUid)) && (!holdsFinish || !many(successorUid));
}
