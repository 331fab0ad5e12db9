import { z } from 'zod';

/** Largest page a list answers. */
export const MAX_PAGE = 200;

/** What every list takes: page size, cursor of the page before, order. Extend it with the list's own filters. */
export const pageInput = z.object({
  cursor: z.string().max(2_000).optional(),
  limit: z.number().int().min(1).max(MAX_PAGE).default(50),
  direction: z.enum(['asc', 'desc']).default('asc'),
});
