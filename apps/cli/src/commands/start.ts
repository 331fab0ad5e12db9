import { resolve } from 'node:path';
import { portalFace, staffFace } from '@millwright/api';
import { migrate } from '@millwright/db';
import { type Configuration, loadConfiguration, readSettings } from '@millwright/platform/config';
import { createLogger, type Logger } from '@millwright/platform/logging';
import type { AppServices, PortalServices } from '@millwright/server';
import { printAddresses } from '../addresses.ts';
import { type Closing, untilStopped } from '../closing-time.ts';
import { seedDemoFirms } from '../demo-firms.ts';
import { embeddedDatabase } from '../embedded-database.ts';
import { appFolders, migrationFolders } from '../folders.ts';
import { openPortalServices } from '../portal-services.ts';
import { runJobs } from '../run-jobs.ts';
import { serveFaces } from '../serve-faces.ts';
import { requireSoundDatabase } from '../sound-database.ts';
import { openStaffServices } from '../staff-services.ts';

/** The environment this start works with: as it is, or with the addresses of the database it starts itself. */
async function withDatabase(given: NodeJS.ProcessEnv, closing: Closing): Promise<NodeJS.ProcessEnv> {
  if (given.DATABASE_URL) return given;
  const env = { ...given };
  const { dataDir, nodeEnv } = readSettings(env, ['dataDir', 'nodeEnv']);
  const database = await embeddedDatabase(resolve(dataDir));
  closing.add(() => database.stop());
  env.DATABASE_URL = database.appUrl;
  env.DATABASE_OWNER_URL = database.ownerUrl;
  env.DATABASE_JOBS_URL = database.jobsUrl;
  env.DATABASE_PORTAL_URL = database.portalUrl;
  // A first look needs a firm to look at; production starts empty.
  if (nodeEnv !== 'production') env.MILLWRIGHT_DEMO ||= 'on';
  return env;
}

/** The portal's own login where there is one: then its face could not see what is the staff's if it wanted to. */
async function servicesOfPortal(
  { databasePortalUrl, ...configuration }: Configuration,
  staff: AppServices,
  log: Logger,
  closing: Closing,
): Promise<PortalServices> {
  if (!databasePortalUrl) return staff;
  await requireSoundDatabase(databasePortalUrl, 'portal');
  return openPortalServices({ ...configuration, databasePortalUrl }, log, closing, staff.live);
}

/** `millwright start`: everything in one process, on the embedded database unless DATABASE_URL names another. */
export function start(): Promise<void> {
  return untilStopped(async (closing) => {
    const embedded = !process.env.DATABASE_URL;
    const configuration = await loadConfiguration(await withDatabase(process.env, closing));
    const log = createLogger({
      service: 'millwright',
      level: configuration.logLevel === 'info' && embedded ? 'warn' : configuration.logLevel,
    });
    if (configuration.databaseOwnerUrl) await migrate(configuration.databaseOwnerUrl, migrationFolders);
    await requireSoundDatabase(configuration.databaseUrl);

    const services = await openStaffServices(configuration, log, closing);
    const credentials = configuration.demo ? await seedDemoFirms(services) : null;
    await runJobs(services, configuration, log, closing);
    const portalServices = await servicesOfPortal(configuration, services, log, closing);
    const staff = staffFace({ services, port: configuration.staffPort, app: appFolders.staff });
    const portal = portalFace({
      services: portalServices,
      port: configuration.portalPort,
      app: appFolders.portal,
    });
    await serveFaces({ staff, portal }, configuration, log, closing);
    printAddresses(services.origins, credentials);
  });
}
