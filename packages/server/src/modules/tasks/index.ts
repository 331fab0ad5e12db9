export { type AssignablePerson, assignablePeople } from './assignable.ts';
export { checkProgress } from './check-progress.ts';
export { expireImportFiles } from './imports/expire-import-files.ts';
export { storeImportFile, type UploadedImport } from './imports/store-import-file.ts';
export { type OpenTasks, openTasks } from './open-tasks.queries.ts';
export { createTask, type TaskCause } from './operations/create-task.ts';
export { planTasks, type TaskToPlan } from './operations/plan-tasks.ts';
export { type DateMove, rescheduleTasks } from './operations/reschedule-tasks.ts';
export { updateTask } from './operations/update-task.ts';
export { plannedProgress } from './planned-progress.queries.ts';
export { type CausedTask, tasksCausedBy } from './task-causes.queries.ts';
export { awaitingInspection, type InspectionsPassed, taskInspections } from './task-inspections.ts';
export * from './tasks.events.ts';
export { tasksModule } from './tasks.module.ts';
export { isTheMoment, PLANNING_STATES, REPORTING_STATES } from './tasks.moments.ts';
export {
  listTasks,
  mayReadTask,
  type ProgressRow,
  type TaskRow,
  taskHistory,
} from './tasks.queries.ts';
export { findTask, requireContractMoment, requireMoment, type TaskRecord } from './tasks.records.ts';
export {
  type CreateTask,
  createTaskInput,
  type ListTasks,
  listTasksInput,
  type TaskFilters,
  taskHistoryInput,
} from './tasks.schemas.ts';
