import type { Configuration } from '@millwright/platform/config';
import type { Logger } from '@millwright/platform/logging';
import { openRateLimiter } from '@millwright/platform/rate-limits';
import { type LimitSettings, Limits } from './limits.ts';

type LimitKeys = Extract<keyof Configuration, `limit${string}`>;
export type LimitConfiguration = Pick<Configuration, LimitKeys | 'redisUrl'>;

/** Opens the limits an installation is configured with; there are none where it wants none. */
export async function openLimits(
  configuration: LimitConfiguration,
  log: Logger,
): Promise<{ limits: Limits | undefined; close(): void }> {
  if (!configuration.limits) return { limits: undefined, close() {} };
  const limiter = await openRateLimiter({ redisUrl: configuration.redisUrl, log });
  return { limits: new Limits(limiter, budgetsIn(configuration)), close: limiter.close };
}

function budgetsIn(configuration: LimitConfiguration): LimitSettings {
  return {
    staff: {
      perSession: configuration.limitStaffSession,
      perAddress: configuration.limitStaffAddress,
    },
    portal: {
      perSession: configuration.limitPortalSession,
      perAddress: configuration.limitPortalAddress,
    },
    entrancesPerAddress: configuration.limitEntranceAddress,
    streams: {
      perSession: configuration.limitStreamsSession,
      perAddress: configuration.limitStreamsAddress,
    },
  };
}
