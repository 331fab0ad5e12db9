import { z } from 'zod';

const entry = {
  /** Made by whoever sends it, so that the same answer sent twice is there once. */
  id: z.uuid(),
  roundId: z.uuid(),
  /** The name typed as a signature. */
  name: z.string().trim().min(2).max(100),
  locale: z.enum(['zh-CN', 'en']),
};
export const portalRoundInput = z.object({ roundId: z.uuid() });
/** The version of the text that was on the screen when it was signed. */
export const signAcceptanceInput = z.object({ ...entry, statement: z.string().max(40) });
export const refuseAcceptanceInput = z.object({
  ...entry,
  reason: z.string().trim().min(1).max(2_000),
});

export type SignAcceptance = z.infer<typeof signAcceptanceInput>;
export type RefuseAcceptance = z.infer<typeof refuseAcceptanceInput>;
