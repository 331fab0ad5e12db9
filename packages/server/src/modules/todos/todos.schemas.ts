import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';
import { TODO_DUE, TODO_KINDS } from './kinds.schemas.ts';

export { TODO_DUE, TODO_KINDS, type TodoDue, type TodoKind } from './kinds.schemas.ts';

export const todoFilters = z.object({
  kinds: z.array(z.enum(TODO_KINDS)).max(TODO_KINDS.length).optional(),
  due: z.array(z.enum(TODO_DUE)).max(TODO_DUE.length).optional(),
  search: z.string().trim().max(100).optional(),
});
export const listTodosInput = pageInput.extend({
  ...todoFilters.shape,
  sort: z.enum(['due']).default('due'),
  count: z.boolean().optional(),
});

export type TodoFilters = z.infer<typeof todoFilters>;
export type ListTodos = z.infer<typeof listTodosInput>;
