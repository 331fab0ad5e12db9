import type { Day, Plan, WorkCalendar } from '../plan.ts';
import type { PsplibInstance } from './instance.ts';

const EVERY_DAY: WorkCalendar = { workdays: Array(7).fill(true), exceptions: [] };

/** A PSPLIB project as a plan: its jobs by number, each in its shortest mode. Resources do not hold anything up here. */
export function planOfPsplib(
  { jobs }: PsplibInstance,
  { startsOn = '2026-01-01', calendar = EVERY_DAY }: { startsOn?: Day; calendar?: WorkCalendar } = {},
): Plan {
  return {
    startsOn,
    tasks: jobs.map(({ number, modes }) => ({
      id: String(number),
      durationDays: Math.min(...modes.map(({ duration }) => duration)),
    })),
    dependencies: jobs.flatMap(({ number, successors }) =>
      successors.map((successor) => ({
        predecessorId: String(number),
        successorId: String(successor),
        type: 'FS' as const,
        lagDays: 0,
      })),
    ),
    calendars: { psplib: calendar },
    defaultCalendarId: 'psplib',
  };
}
