import { pageInput } from '@millwright/platform/browser';
import { z } from 'zod';

/** The longest stretch that is counted at once, in days. */
export const MAX_DAYS = 800;

const DAY = 86_400_000;

export const listPerformanceInput = pageInput
  .extend({
    /** First and last day of the stretch, both counted, in the firm's calendar. */
    from: z.iso.date(),
    to: z.iso.date(),
    search: z.string().trim().max(200).optional(),
    departmentIds: z.array(z.uuid()).max(50).optional(),
    /** Only people still at work; unless told, everybody who has ever been. */
    active: z.boolean().optional(),
  })
  .refine(({ from, to }) => from <= to, { path: ['to'], params: { code: 'performance.ends_before_start' } })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MAX_DAYS * DAY, {
    path: ['to'],
    params: { code: 'performance.stretch_too_long', most: MAX_DAYS },
  });
export type ListPerformance = z.infer<typeof listPerformanceInput>;
