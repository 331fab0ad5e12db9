import { z } from 'zod';

/** The language its entries are written in: the one the page spoke when the address was made. */
export const createFeedInput = z.object({ locale: z.enum(['zh-CN', 'en']) });

export type CreateFeed = z.infer<typeof createFeedInput>;
export type CalendarLocale = CreateFeed['locale'];
