import type { Scope } from '@millwright/platform';

/** Answers which of these tasks have passed the inspection their kind demands. It looks past the viewer's reach by itself. */
export type InspectionsPassed = (scope: Scope, taskIds: readonly string[]) => Promise<ReadonlySet<string>>;

let passed: InspectionsPassed | undefined;

/** Declares who knows of inspections, as `contractGuard` declares what stands in the way: acceptance is not known here. */
export function taskInspections(answer: InspectionsPassed): void {
  passed = answer;
}

/** What the production state of a task follows from. */
export interface ReportedTask {
  id: string;
  progress: number;
  needsInspection: boolean;
}

/**
 * Production state (003-10): tasks that are reported as finished and whose kind demands an inspection that has not been
 * passed. They are to be inspected and not done, whoever reports. Computed and never stored, so nothing leads around it.
 */
export async function awaitingInspection(
  scope: Scope,
  tasks: readonly ReportedTask[],
): Promise<ReadonlySet<string>> {
  const finished = tasks.filter(({ progress, needsInspection }) => progress === 100 && needsInspection);
  if (finished.length === 0) return new Set();
  const ids = finished.map(({ id }) => id);
  const found = passed ? await passed(scope, ids) : new Set<string>();
  return new Set(ids.filter((id) => !found.has(id)));
}
