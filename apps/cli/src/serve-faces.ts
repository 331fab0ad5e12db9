import { type FaceOptions, openLimits, startApi } from '@millwright/api/portal';
import type { Face } from '@millwright/platform';
import type { PortalConfiguration } from '@millwright/platform/config';
import type { Logger } from '@millwright/platform/logging';
import type { Closing } from './closing-time.ts';
import { openMetrics } from './metrics-port.ts';

/** Opens the faces given, with their limits, and says in the log where. */
export async function serveFaces(
  faces: Partial<Record<Face, FaceOptions>>,
  configuration: Omit<PortalConfiguration, 'databasePortalUrl'>,
  log: Logger,
  closing: Closing,
): Promise<void> {
  const { limits, close } = await openLimits(configuration, log);
  closing.add(close);
  const { host, trustProxy } = configuration;
  const api = await startApi({ faces: faces as Record<Face, FaceOptions>, log, host, trustProxy, limits });
  closing.add(() => api.close());
  const [first] = Object.values(faces);
  await openMetrics(configuration, { pool: first!.services.pool, limits }, closing);
  for (const [face, { services }] of Object.entries(faces))
    log.info({ face, origin: services.origins[face as Face] }, 'serving');
}
