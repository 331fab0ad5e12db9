import { z } from 'zod';

/** More kinds of work than anybody chooses from. */
export const MAX_TASK_TYPES = 50;

const id = z.uuid();
const name = z.string().trim().min(1).max(60);
const type = { name, nameEn: name.nullable(), needsInspection: z.boolean() };

export const createTaskTypeInput = z.object(type);
export const updateTaskTypeInput = z.object({ typeId: id, version: z.number().int().min(1), ...type });
export const taskTypeVersionInput = z.object({ typeId: id, version: z.number().int().min(1) });
/** All types offered, in the order wanted. */
export const orderTaskTypesInput = z.object({ typeIds: z.array(id).min(1).max(MAX_TASK_TYPES) });

export type CreateTaskType = z.infer<typeof createTaskTypeInput>;
export type UpdateTaskType = z.infer<typeof updateTaskTypeInput>;
export type TaskTypeVersion = z.infer<typeof taskTypeVersionInput>;
export type OrderTaskTypes = z.infer<typeof orderTaskTypesInput>;
