export { checkProgress } from './check-progress.ts';
export { expireImportFiles } from './imports/expire-import-files.ts';
export { storeImportFile, type UploadedImport } from './imports/store-import-file.ts';
export { type OpenTasks, openTasks } from './open-tasks.queries.ts';
export { createTask, type TaskCause } from './operations/create-task.ts';
export { type CausedTask, tasksCausedBy } from './task-causes.queries.ts';
export * from './tasks.events.ts';
export { tasksModule } from './tasks.module.ts';
export {
  countTasks,
  listTasks,
  mayReadTask,
  type ProgressRow,
  type TaskRow,
  taskHistory,
} from './tasks.queries.ts';
export {
  type CreateTask,
  createTaskInput,
  type ListTasks,
  listTasksInput,
  type TaskFilters,
  taskHistoryInput,
} from './tasks.schemas.ts';
