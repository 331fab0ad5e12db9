export { expireImportFiles } from './imports/expire-import-files.ts';
export { storeImportFile, type UploadedImport } from './imports/store-import-file.ts';
export { planTasks, type TaskToPlan } from './operations/plan-tasks.ts';
export { type DateMove, rescheduleTasks } from './operations/reschedule-tasks.ts';
export { updateTask } from './operations/update-task.ts';
export * from './tasks.events.ts';
export { tasksModule } from './tasks.module.ts';
export { isTheMoment, REPORTING_STATES } from './tasks.moments.ts';
export {
  countTasks,
  listTasks,
  mayReadTask,
  type ProgressRow,
  type TaskRow,
  taskHistory,
} from './tasks.queries.ts';
export { findTask, requireContractMoment, requireMoment, type TaskRecord } from './tasks.records.ts';
export { type ListTasks, listTasksInput, type TaskFilters, taskHistoryInput } from './tasks.schemas.ts';
