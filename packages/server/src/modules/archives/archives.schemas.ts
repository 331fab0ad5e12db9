import { z } from 'zod';

export const archiveContractInput = z.object({ contractId: z.uuid() });
export type ArchiveContract = z.infer<typeof archiveContractInput>;
