/** What the Gantt takes and gives back: plain values, nothing of the server's. */

/** A calendar day, YYYY-MM-DD. */
export type Day = string;
export type DependencyType = 'FS' | 'SS' | 'FF' | 'SF';
export type Zoom = 'day' | 'week' | 'month' | 'fit';

export interface GanttTask {
  id: string;
  title: string;
  /** The department, or whatever the rows are grouped by in people's minds. */
  group?: string | undefined;
  people?: readonly string[] | undefined;
  /** Without both dates the task has a row but no bar. */
  startsOn: Day | null;
  endsOn: Day | null;
  durationDays: number | null;
  /** 0 to 100. */
  progress: number;
  isMilestone: boolean;
  isCritical: boolean;
  isOverdue: boolean;
  /** Reported as finished and still to be inspected: it is not done. */
  awaitsInspection?: boolean | undefined;
  /** Working days the task may slip before the end of the plan does. */
  totalFloat: number | null;
  /** How far it may slip: drawn as a tail of the selected bar. */
  lateEnd?: Day | null | undefined;
  /** Comes back with a move as it was when the bar was taken hold of, so that nobody's change is overwritten unseen. */
  version?: number | undefined;
  mayMove: boolean;
  /** Whether it may be told to wait for another: a dependency is drawn from the one waited for to the one that waits. */
  mayLink: boolean;
}

export interface GanttDependency {
  id: string;
  predecessorId: string;
  successorId: string;
  type: DependencyType;
  /** Working days; negative where they overlap. */
  lagDays: number;
}

export interface GanttCalendar {
  /** Monday first. */
  workdays: readonly boolean[];
  exceptions: readonly { from: Day; to: Day; isWorking: boolean; name?: string | undefined }[];
}

/** Where a task stood in the baseline; one that has been deleted since gets a row of its own. */
export interface GanttBaselineTask {
  taskId: string;
  title: string;
  startsOn: Day | null;
  endsOn: Day | null;
  isDeleted: boolean;
}

export interface GanttMove {
  /** As it was when one took hold of its bar. */
  task: GanttTask;
  startsOn: Day;
  endsOn: Day;
}

export interface GanttLink {
  predecessorId: string;
  successorId: string;
  type: DependencyType;
}

/** What a page may ask of a Gantt that stands on it. */
export interface GanttHandle {
  showToday(): void;
  /** Brings a task's row and bar into sight. */
  reveal(taskId: string): void;
  focus(): void;
}

export interface GanttProps {
  /** What the plan is of, for screen readers. */
  label: string;
  tasks: readonly GanttTask[];
  dependencies: readonly GanttDependency[];
  calendar: GanttCalendar;
  baseline?: readonly GanttBaselineTask[] | undefined;
  today: Day;
  /** A day drawn as a flag of its own: the date promised to the customer. */
  promisedOn?: Day | null | undefined;
  zoom: Zoom;
  onZoom?: ((zoom: Zoom) => void) | undefined;
  selectedId?: string | undefined;
  onSelect?: ((taskId: string | undefined) => void) | undefined;
  /** Enter or a double click. */
  onOpen?: ((taskId: string) => void) | undefined;
  /** The bar was put elsewhere. The page shows it there at once and puts it back if it may not stay. */
  onMove?: ((move: GanttMove) => void) | undefined;
  onLink?: ((link: GanttLink) => void) | undefined;
  onOpenDependency?: ((dependencyId: string) => void) | undefined;
  ref?: ((handle: GanttHandle) => void) | undefined;
}
