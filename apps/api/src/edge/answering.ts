import { AppError } from '@millwright/platform';
import type { Context } from 'hono';
import type { EdgeEnv } from './app.ts';

const STATUS = { not_found: 404, forbidden: 403, conflict: 409, invalid: 400 } as const;

/** Refusals as the reason procedures give, so that pages have one way of saying them. */
export async function answering(c: Context<EdgeEnv>, run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { kind, code, facts, fields } = error;
    const status = code === 'platform.sign_in_first' ? 401 : STATUS[kind];
    return c.json({ reason: { kind, code, facts, ...(fields ? { fields } : {}) } }, status);
  }
}
