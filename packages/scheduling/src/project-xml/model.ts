import type { CalendarException, Day, DependencyType } from '../plan.ts';

/** What a Microsoft Project XML file (MSPDI) tells of a project, in whole days. */
export interface ProjectFile {
  name?: string;
  startsOn?: Day;
  statusDate?: Day;
  /** How long a working day is; durations of hours are counted in days of this length. */
  minutesPerDay: number;
  calendarUid?: number;
  calendars: ProjectCalendar[];
  /** In the order of the file, which is the order of the outline. */
  tasks: ProjectTask[];
  dependencies: ProjectDependency[];
  resources: ProjectResource[];
  assignments: ProjectAssignment[];
}

/** A calendar with all that it takes from its base calendar. */
export interface ProjectCalendar {
  uid: number;
  name: string;
  /** Monday first. */
  workdays: boolean[];
  exceptions: CalendarException[];
}

export type ConstraintType =
  | 'as_soon_as_possible'
  | 'as_late_as_possible'
  | 'must_start_on'
  | 'must_finish_on'
  | 'start_no_earlier_than'
  | 'start_no_later_than'
  | 'finish_no_earlier_than'
  | 'finish_no_later_than';

export interface ProjectTask {
  uid: number;
  name: string;
  /** 1 for the outermost. */
  outlineLevel: number;
  /** A heading over the tasks below it; its dates follow from theirs. */
  isSummary: boolean;
  isMilestone: boolean;
  /** Inactive tasks stay in the file but are not planned. */
  isActive: boolean;
  /** The heading of a recurring task; its occurrences are the tasks below. */
  isRecurring: boolean;
  /** Placed by hand: its dates are meant as they stand. */
  isManual: boolean;
  durationDays: number;
  /** Counted in days of the calendar on the wall, weekends included. */
  isElapsed: boolean;
  startsOn?: Day;
  endsOn?: Day;
  /** 0 to 100. */
  progress: number;
  actualStart?: Day;
  actualEnd?: Day;
  constraint?: { type: ConstraintType; date?: Day };
  deadline?: Day;
  calendarUid?: number;
  notes?: string;
  baselines: ProjectBaseline[];
}

export interface ProjectBaseline {
  /** 0 to 10. */
  number: number;
  startsOn?: Day;
  endsOn?: Day;
  durationDays?: number;
}

export interface ProjectDependency {
  predecessorUid: number;
  successorUid: number;
  type: DependencyType;
  lagDays: number;
}

export interface ProjectResource {
  uid: number;
  name: string;
  kind: 'work' | 'material' | 'cost';
  email?: string;
  group?: string;
  calendarUid?: number;
}

export interface ProjectAssignment {
  taskUid: number;
  resourceUid: number;
  /** 1 is all of a working day. */
  units: number;
}

export type FileProblemCode =
  | 'entity_unknown'
  | 'uid_missing'
  | 'uid_twice'
  | 'name_missing'
  | 'value_unreadable'
  | 'duration_rounded'
  | 'lag_rounded'
  | 'lag_unit_converted'
  | 'link_to_unknown_task'
  | 'link_to_itself'
  | 'link_to_other_project'
  | 'link_of_summary_task'
  | 'calendar_unknown'
  | 'calendar_without_workday'
  | 'exception_unreadable'
  | 'exception_shortened'
  | 'assignment_unknown'
  | 'subproject_not_read'
  | 'constraint_not_kept';

/** Something in the file that was read differently from how it stands, or not at all. The rest is read all the same. */
export interface FileProblem {
  code: FileProblemCode;
  line?: number;
  uid?: number;
  /** The element and what stands in it. */
  element?: string;
  value?: string;
}
