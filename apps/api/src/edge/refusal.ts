import { toTrpcError } from '@millwright/platform';
import {
  type AnyRouter,
  getErrorShape,
  getTRPCErrorFromUnknown,
  type TRPCError,
} from '@trpc/server/unstable-core-do-not-import';

/** What went wrong before any procedure ran, as the error its answer carries: a refusal keeps its reason. */
export const refusalOf = (error: unknown): TRPCError => toTrpcError(getTRPCErrorFromUnknown(error));

/** The body of an answer to a call that never reached its procedure, as a client of the router reads it. */
export function refusalBody(router: AnyRouter, error: TRPCError): object {
  const config = router._def._config;
  return {
    error: getErrorShape({
      config,
      error,
      type: 'unknown',
      path: undefined,
      input: undefined,
      ctx: undefined,
    }),
  };
}
