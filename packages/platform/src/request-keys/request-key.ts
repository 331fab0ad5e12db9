import { z } from 'zod';

/** The key of one press of a button, made by whoever presses it: what comes again with the same key makes nothing twice. */
export const requestKey = z.uuid().optional();
