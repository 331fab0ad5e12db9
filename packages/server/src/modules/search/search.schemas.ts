import { z } from 'zod';

/** Kinds of records that are found, in the order they are shown. */
export const SEARCH_KINDS = [
  'Contract',
  'Task',
  'ProcurementItem',
  'Feedback',
  'FileAsset',
  'Customer',
] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

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
