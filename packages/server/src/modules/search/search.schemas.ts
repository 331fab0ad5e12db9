import { z } from 'zod';
import { SEARCH_KINDS } from './kinds.schemas.ts';

export { SEARCH_KINDS, type SearchKind } from './kinds.schemas.ts';

export const findInput = z.object({
  query: z
    .string()
    .max(200)
    .transform((text) => text.replace(/\p{Cc}/gu, ' ').trim()),
  /** One kind, page by page; without it the best of each. */
  kind: z.enum(SEARCH_KINDS).optional(),
  cursor: z.string().max(2_000).optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type Find = z.infer<typeof findInput>;
