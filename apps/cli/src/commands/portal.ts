import { portalFace } from '@millwright/api/portal';
import { loadPortalConfiguration } from '@millwright/platform/config';
import { createLogger } from '@millwright/platform/logging';
import { untilStopped } from '../closing-time.ts';
import { appFolders } from '../folders.ts';
import { openPortalServices } from '../portal-services.ts';
import { serveFaces } from '../serve-faces.ts';
import { requireSoundDatabase } from '../sound-database.ts';

/** `millwright portal`: the customers' portal alone, with a login that cannot see what is the staff's. */
export function portal(): Promise<void> {
  return untilStopped(async (closing) => {
    const configuration = loadPortalConfiguration(process.env);
    const log = createLogger({ service: 'portal', level: configuration.logLevel });
    const { databasePortalUrl, databaseDirectUrl } = configuration;
    for (const url of [databasePortalUrl, databaseDirectUrl])
      if (url) await requireSoundDatabase(url, 'portal');
    const services = await openPortalServices(configuration, log, closing);
    const face = portalFace({ services, port: configuration.portalPort, app: appFolders.portal });
    await serveFaces({ portal: face }, configuration, log, closing);
  });
}
