import { dayNumber } from '../day.ts';
import type { PlanTask } from '../plan.ts';
import { ScheduleProblem } from '../schedule-problem.ts';

const LONGEST = 1_000_000;

/** Refuses a task whose own numbers and dates make no sense, whatever it is linked with. */
export function checkTask(task: PlanTask): void {
  const { id, durationDays, progress = 0, actualStart, actualEnd, notBefore, notAfter, pinnedStart } = task;
  if (!Number.isInteger(durationDays) || durationDays < 0 || durationDays > LONGEST)
    throw new ScheduleProblem('bad_duration', [id], { taskId: id, durationDays: String(durationDays) });
  if (!(progress >= 0 && progress <= 100))
    throw new ScheduleProblem('bad_progress', [id], { taskId: id, progress: String(progress) });
  for (const day of [actualStart, actualEnd, notBefore, notAfter, pinnedStart])
    if (day !== undefined) dayNumber(day, id);
  if (actualStart !== undefined && actualEnd !== undefined && actualEnd < actualStart)
    throw new ScheduleProblem('impossible_dates', [id], {
      taskId: id,
      reason: 'ended_before_started',
      actualStart,
      actualEnd,
    });
}
