import { chinaHolidays } from './china-holidays.ts';
import type { Plan, PlanDependency, PlanTask } from './plan.ts';

const TYPES = ['FS', 'FS', 'FS', 'SS', 'FF', 'SF'] as const;
const WEEK = [true, true, true, true, true, false, false];
/** How far back a task may wait for another: plans grow longer, not denser. */
const REACH = 200;

/**
 * A plan of so many tasks as large firms have them: two links a task of all four types with lags, four calendars with
 * China's holidays and leave, milestones, dates that hold tasks back, and work done and in progress. The same every time.
 */
export function largePlan(count: number): Plan {
  const random = numbers(count);
  const holidays = [2024, 2025, 2026].flatMap(chinaHolidays);
  const leave = { from: '2026-07-06', to: '2026-07-24', isWorking: false };
  const tasks: PlanTask[] = [];
  const dependencies: PlanDependency[] = [];
  for (let at = 0; at < count; at++) {
    const isStarted = at < count / 20;
    tasks.push({
      id: `task-${at}`,
      durationDays: random(12) === 0 ? 0 : 1 + random(10),
      ...(random(4) === 0 ? { calendarId: ['sixDays', 'everyDay', 'onLeave'][random(3)] } : {}),
      ...(random(10) === 0 ? { notBefore: `2026-0${1 + random(9)}-15` } : {}),
      ...(isStarted ? { actualStart: '2025-12-15', progress: random(100) } : {}),
      ...(isStarted && random(2) === 0 ? { actualEnd: '2025-12-30' } : {}),
    });
    for (let link = 0; link < 2 && at > 0; link++)
      dependencies.push({
        predecessorId: `task-${Math.max(0, at - 1 - random(REACH))}`,
        successorId: `task-${at}`,
        type: TYPES[random(TYPES.length)]!,
        lagDays: random(4) === 0 ? random(7) - 3 : 0,
      });
  }
  return {
    startsOn: '2025-12-15',
    statusDate: '2026-01-05',
    tasks,
    dependencies,
    calendars: {
      week: { workdays: WEEK, exceptions: holidays },
      sixDays: { workdays: [...WEEK.slice(0, 5), true, false], exceptions: holidays },
      everyDay: { workdays: WEEK.map(() => true), exceptions: [] },
      onLeave: { workdays: WEEK, exceptions: [...holidays, leave] },
    },
    defaultCalendarId: 'week',
  };
}

/** Whole numbers below a limit that look random and are the same every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
