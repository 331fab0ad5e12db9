/** The order in which somebody should look at their work. */
export const DUE_GROUPS = ['overdue', 'thisWeek', 'later', 'undated'] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Groups tasks by when they are due, seen from a day (`YYYY-MM-DD`); groups without a task fall away. */
export function groupByDue<T extends { dueOn: string | null; overdue: boolean }>(
  tasks: readonly T[],
  today: string,
): { key: DueGroup; tasks: T[] }[] {
  const inAWeek = new Date(Date.parse(today) + 7 * 86_400_000).toISOString().slice(0, 10);
  const groupOf = (task: T): DueGroup => {
    if (task.overdue) return 'overdue';
    if (task.dueOn === null) return 'undated';
    return task.dueOn <= inAWeek ? 'thisWeek' : 'later';
  };
  return DUE_GROUPS.map((key) => ({ key, tasks: tasks.filter((task) => groupOf(task) === key) })).filter(
    (group) => group.tasks.length > 0,
  );
}
