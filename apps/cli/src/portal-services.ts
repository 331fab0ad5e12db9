import type { PortalConfiguration } from '@millwright/platform/config';
import type { LiveBus } from '@millwright/platform/live';
import type { Logger } from '@millwright/platform/logging';
import { type FaceServices, startFaceServices } from '@millwright/server/portal';
import type { Closing } from './closing-time.ts';
import { listenAddress } from './listen-address.ts';

/** Opens what the portal works with, through its own login. `live` is a bus this process has open already. */
export async function openPortalServices(
  configuration: PortalConfiguration,
  log: Logger,
  closing: Closing,
  live?: LiveBus,
): Promise<FaceServices> {
  const { databasePortalUrl, databaseDirectUrl } = configuration;
  const services = await startFaceServices({
    databaseUrl: databasePortalUrl,
    listenUrl: listenAddress({ databaseUrl: databasePortalUrl, databaseDirectUrl }),
    redisUrl: configuration.redisUrl,
    prepared: configuration.databasePreparedStatements,
    poolSize: configuration.databasePoolSize,
    origins: { staff: configuration.staffOrigin, portal: configuration.portalOrigin },
    log,
    ...(live ? { live } : {}),
  });
  closing.add(() => services.close());
  return services;
}
