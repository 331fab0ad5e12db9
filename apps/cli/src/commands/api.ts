import { staffFace } from '@millwright/api';
import { loadConfiguration } from '@millwright/platform/config';
import { createLogger } from '@millwright/platform/logging';
import { untilStopped } from '../closing-time.ts';
import { appFolders } from '../folders.ts';
import { serveFaces } from '../serve-faces.ts';
import { requireSoundDatabase } from '../sound-database.ts';
import { openStaffServices } from '../staff-services.ts';

/** `millwright api`: the staff app and its API alone. */
export function api(): Promise<void> {
  return untilStopped(async (closing) => {
    const configuration = await loadConfiguration(process.env, 'api');
    const log = createLogger({ service: 'api', level: configuration.logLevel });
    await requireSoundDatabase(configuration.databaseUrl);
    const services = await openStaffServices(configuration, log, closing);
    const staff = staffFace({ services, port: configuration.staffPort, app: appFolders.staff });
    await serveFaces({ staff }, configuration, log, closing);
  });
}
