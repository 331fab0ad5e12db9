import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

/** Most people one task may have. */
export const MAX_ASSIGNEES = 20;
export const MAX_TITLE = 200;
export const MAX_DESCRIPTION = 5_000;
export const MAX_NOTE = 1_000;
/** Heaviest weight; two decimals, so that percentages add up exactly. */
export const MAX_WEIGHT = 1_000_000;

const id = z.uuid();
const title = z.string().trim().min(1).max(MAX_TITLE);
const description = z.string().trim().max(MAX_DESCRIPTION).nullable();
const day = z.iso.date().nullable();
const assigneeIds = z.array(id).max(MAX_ASSIGNEES);
const weight = z
  .string()
  .max(12)
  .regex(/^\d{1,7}(\.\d{1,2})?$/)
  .refine((text) => Number(text) > 0 && Number(text) <= MAX_WEIGHT);

const inOrder = (plan: { startsOn?: string | null | undefined; dueOn?: string | null | undefined }) =>
  !plan.startsOn || !plan.dueOn || plan.startsOn <= plan.dueOn;
const endsBeforeStart = { path: ['dueOn'], params: { code: 'tasks.ends_before_start' } };

export const createTaskInput = z
  .object({
    contractId: id,
    departmentId: id,
    title,
    description: description.optional(),
    assigneeIds: assigneeIds.optional(),
    startsOn: day.optional(),
    dueOn: day.optional(),
    weight: weight.optional(),
    isPublic: z.boolean().optional(),
    typeId: id.nullable().optional(),
  })
  .refine(inOrder, endsBeforeStart);
export type CreateTask = z.infer<typeof createTaskInput>;

export const updateTaskInput = z
  .object({
    taskId: id,
    /** The version the editor saw. */
    version: z.number().int().min(1),
    departmentId: id.optional(),
    title: title.optional(),
    description: description.optional(),
    assigneeIds: assigneeIds.optional(),
    startsOn: day.optional(),
    dueOn: day.optional(),
    weight: weight.optional(),
    isPublic: z.boolean().optional(),
    typeId: id.nullable().optional(),
  })
  .refine(inOrder, endsBeforeStart);
export type UpdateTask = z.infer<typeof updateTaskInput>;

export const taskInput = z.object({ taskId: id });
export const versionedTaskInput = z.object({ taskId: id, version: z.number().int().min(1) });
export type VersionedTask = z.infer<typeof versionedTaskInput>;

/** Most tasks one verb takes at once. */
export const MAX_BULK = 200;
/** Tasks of one bulk action, each once, with the version the list showed. */
const chosen = <T extends z.ZodRawShape>(shape: T) =>
  z.object({
    tasks: z
      .array(z.object({ taskId: id, version: z.number().int().min(1), ...shape }))
      .min(1)
      .max(MAX_BULK)
      .refine(
        (tasks) => new Set(tasks.map((task) => (task as { taskId: string }).taskId)).size === tasks.length,
      ),
  });

/** Each task with all its people; more than one task may have are refused for that task alone. */
export const assignTasksInput = chosen({ assigneeIds: z.array(id).max(2 * MAX_ASSIGNEES) });
export type AssignTasks = z.infer<typeof assignTasksInput>;
export const setDueOfTasksInput = chosen({ dueOn: day });
export type SetDueOfTasks = z.infer<typeof setDueOfTasksInput>;
export const recycleTasksInput = chosen({});
export type RecycleTasks = z.infer<typeof recycleTasksInput>;

/** Puts a task behind another of its contract, or in front of all. */
export const moveTaskInput = z.object({ taskId: id, afterTaskId: id.nullable() });
export type MoveTask = z.infer<typeof moveTaskInput>;

export const reportProgressInput = z.object({
  taskId: id,
  percent: z.number().int().min(0).max(100),
  note: z.string().trim().max(MAX_NOTE).optional(),
  /** What it was reported from, as the app names it: `phone`, `desk`. Without it the request's own device counts. */
  device: z.string().trim().max(60).optional(),
});
export type ReportProgress = z.infer<typeof reportProgressInput>;

export const TASK_SORTS = ['due', 'order', 'progress', 'title'] as const;
/** open: below 100 %; overdue: open and past its date; done: at 100 %. */
export const TASK_STATES = ['open', 'overdue', 'done'] as const;

export const taskFilters = z.object({
  search: z.string().trim().max(200).optional(),
  contractIds: z.array(id).max(50).optional(),
  departmentIds: z.array(id).max(50).optional(),
  assigneeIds: z.array(id).max(50).optional(),
  typeIds: z.array(id).max(50).optional(),
  /** Only what the viewer was given. */
  mine: z.boolean().optional(),
  /** Any of these. */
  states: z.array(z.enum(TASK_STATES)).max(3).optional(),
  dueFrom: z.iso.date().optional(),
  dueTo: z.iso.date().optional(),
  /** The recycle bin instead of the list. */
  deleted: z.boolean().optional(),
});
export type TaskFilters = z.infer<typeof taskFilters>;

export const listTasksInput = pageInput.extend({
  ...taskFilters.shape,
  sort: z.enum(TASK_SORTS).default('due'),
  /** Also count what the filters match, up to a limit. */
  count: z.boolean().optional(),
});
export type ListTasks = z.infer<typeof listTasksInput>;

export const taskHistoryInput = z.object({
  taskId: id,
  cursor: id.optional(),
  limit: z.number().int().min(1).max(100).default(20),
});
export type TaskHistory = z.infer<typeof taskHistoryInput>;

/** Who may be given a task of a department on a contract. */
export const assignableInput = z.object({ contractId: id, departmentId: id });
export type Assignable = z.infer<typeof assignableInput>;

/** The contract's part in what a page shows about its tasks. */
export const planInput = z.object({ contractId: id });
