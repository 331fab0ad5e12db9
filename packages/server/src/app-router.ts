import { router } from '@millwright/platform';
import { tenancyRouter } from './modules/tenancy/tenancy.router.ts';

/** The staff API: one line a module. */
export const appRouter = router({
  tenancy: tenancyRouter,
});

export type AppRouter = typeof appRouter;
