import { resolve } from 'node:path';
import {
  type Configuration,
  filesQuotaOf,
  publishedPlaceOf,
  s3SettingsOf,
  scannerSettingsOf,
} from '@millwright/platform/config';
import type { Logger } from '@millwright/platform/logging';
import { type AppServices, startServices } from '@millwright/server';
import type { Closing } from './closing-time.ts';
import { listenAddress } from './listen-address.ts';

/** Opens what the staff's procedures and the jobs work with. */
export async function openStaffServices(
  configuration: Configuration,
  log: Logger,
  closing: Closing,
): Promise<AppServices> {
  const services = await startServices({
    appUrl: configuration.databaseUrl,
    listenUrl: listenAddress(configuration),
    redisUrl: configuration.redisUrl,
    prepared: configuration.databasePreparedStatements,
    poolSize: configuration.databasePoolSize,
    origins: { staff: configuration.staffOrigin, portal: configuration.portalOrigin },
    dataDir: resolve(configuration.dataDir),
    s3: s3SettingsOf(configuration),
    published: publishedPlaceOf(configuration, configuration.dataDir),
    conversionSandbox: configuration.conversionSandbox,
    secretKey: configuration.secretKey,
    scanning: scannerSettingsOf(configuration),
    filesQuota: filesQuotaOf(configuration),
    log,
  });
  closing.add(() => services.close());
  return services;
}
