import type { DependencyType } from '@millwright/scheduling';
import { z } from 'zod';

/** A task of a template: where it stands from the start on, and for how long, in working days. */
const templateTask = z.object({
  title: z.string().max(200),
  description: z.string().max(5_000).nullable(),
  departmentId: z.uuid(),
  /** Working days from the start of the plan; null: without dates. */
  offsetDays: z.number().int().nullable(),
  durationDays: z.number().int().min(0),
  weight: z.string(),
  isPublic: z.boolean(),
});
export type TemplateTask = z.infer<typeof templateTask>;

/** What waits for what, by the places of the tasks in the list. */
const templateLink = z.object({
  predecessor: z.number().int(),
  successor: z.number().int(),
  type: z.enum(['FS', 'SS', 'FF', 'SF']) satisfies z.ZodType<DependencyType>,
  lagDays: z.number().int(),
});

/** What a template keeps, as it lies in the database. */
export const templateContent = z.object({ tasks: z.array(templateTask), links: z.array(templateLink) });
export type TemplateContent = z.infer<typeof templateContent>;
