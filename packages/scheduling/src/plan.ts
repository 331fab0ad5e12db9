/** A day as `YYYY-MM-DD`. Nothing here knows hours or time zones: a plan is made of whole days. */
export type Day = string;

/** Finish to start, start to start, finish to finish, start to finish. */
export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF';

export interface CalendarException {
  from: Day;
  /** The last day of it. */
  to: Day;
  isWorking: boolean;
  name?: string;
}

export interface WorkCalendar {
  /** Seven, Monday first. */
  workdays: readonly boolean[];
  /** Where two of them meet, the later in the list counts: a firm's own days stand after the public ones. */
  exceptions: readonly CalendarException[];
}

export interface PlanTask {
  id: string;
  /** Whole working days; 0 is a milestone. */
  durationDays: number;
  calendarId?: string;
  /** It starts on this day or later. */
  notBefore?: Day;
  /** It ends on this day or earlier, or the plan is impossible. */
  notAfter?: Day;
  /** It starts on this very day (the first working day from it on), or the plan is impossible. */
  pinnedStart?: Day;
  actualStart?: Day;
  actualEnd?: Day;
  /** Percent, 0 to 100. Counts once there is an actual start: what remains goes on from the status date. */
  progress?: number;
}

export interface PlanDependency {
  predecessorId: string;
  successorId: string;
  type: DependencyType;
  /** Working days of the successor's calendar; negative lets them overlap. */
  lagDays: number;
}

export interface Plan {
  startsOn: Day;
  /** Up to where facts are known, usually today: what has not started cannot lie before it. */
  statusDate?: Day;
  tasks: readonly PlanTask[];
  dependencies: readonly PlanDependency[];
  calendars: Readonly<Record<string, WorkCalendar>>;
  defaultCalendarId: string;
}

export interface ScheduledTask {
  id: string;
  earlyStart: Day;
  /** The last day of the task. A milestone starts and ends on the same day. */
  earlyEnd: Day;
  lateStart: Day;
  lateEnd: Day;
  /** By how many working days of its own it can be late before the plan's end moves or a fixed date is missed. */
  totalFloat: number;
  /** By how many before anything else moves. */
  freeFloat: number;
  /** Not finished, and any delay moves the plan's end or misses a fixed date. */
  isCritical: boolean;
}

export interface Schedule {
  endsOn: Day;
  tasks: ReadonlyMap<string, ScheduledTask>;
  /** The chain of tasks that determines the end, first to last: each waits for the one before it. */
  criticalPath: readonly string[];
}
