import { z } from 'zod';
import { event } from './index.ts';

/** What some people may do has changed: caches drop them at once and their open live updates are checked again. */
export const principalChanged = event(
  'platform.principal-changed',
  z.object({
    memberIds: z.array(z.uuid()).max(10_000).default([]),
    contactIds: z.array(z.uuid()).max(10_000).default([]),
  }),
);
