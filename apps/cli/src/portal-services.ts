import { type PortalConfiguration, publishedPlaceOf } from '@millwright/platform/config';
import type { LiveBus } from '@millwright/platform/live';
import type { Logger } from '@millwright/platform/logging';
import { openPublished, type PortalServices, startFaceServices } from '@millwright/server/portal';
import type { Closing } from './closing-time.ts';
import { listenAddress } from './listen-address.ts';

/** Opens what the portal works with, through its own login. `live` is a bus this process has open already. */
export async function openPortalServices(
  { dataDir = '.millwright', ...configuration }: PortalConfiguration & { dataDir?: string },
  log: Logger,
  closing: Closing,
  live?: LiveBus,
): Promise<PortalServices> {
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
  // Alone it has no data folder; what it reads lies where the setting says.
  const published = await openPublished(publishedPlaceOf(configuration, dataDir));
  return { ...services, published };
}
