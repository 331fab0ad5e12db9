import { z } from 'zod';

/** What a token may be used for: `read` asks and fetches, and changes nothing. */
export const TOKEN_ACCESS = ['read', 'write'] as const;
export type TokenAccess = (typeof TOKEN_ACCESS)[number];

/** How long a token may live at most, and what is proposed, in days. */
export const MAX_TOKEN_DAYS = 365;
export const USUAL_TOKEN_DAYS = 90;
/** Most tokens a person has at a time. */
export const MAX_TOKENS = 20;

export const createTokenInput = z.object({
  name: z.string().trim().min(1).max(80),
  access: z.enum(TOKEN_ACCESS),
  days: z.number().int().min(1).max(MAX_TOKEN_DAYS).default(USUAL_TOKEN_DAYS),
});
export type CreateToken = z.infer<typeof createTokenInput>;

export const listTokensInput = z.object({
  /** Everybody's, for who may see them; otherwise one's own. */
  everybody: z.boolean().default(false),
});
export type ListTokens = z.infer<typeof listTokensInput>;

export const tokenInput = z.object({ tokenId: z.uuid() });
export type TokenRef = z.infer<typeof tokenInput>;
