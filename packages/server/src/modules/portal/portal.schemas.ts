import { z } from 'zod';

/** Most contracts one answer carries. */
export const MOST_CONTRACTS = 200;

export const portalListInput = z
  .object({
    cursor: z.string().max(2_000).optional(),
    limit: z.number().int().min(1).max(MOST_CONTRACTS).default(50),
  })
  .default({ limit: 50 });
export const portalContractInput = z.object({ contractId: z.uuid() });

export type PortalList = z.infer<typeof portalListInput>;
