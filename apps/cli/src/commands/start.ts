import { resolve } from 'node:path';
import { startApi, startMetrics } from '@millwright/api';
import { migrate } from '@millwright/db';
import { loadConfiguration, readSettings, s3SettingsOf } from '@millwright/platform/config';
import { createLogger } from '@millwright/platform/logging';
import { startServices } from '@millwright/server';
import { startWorker } from '@millwright/worker';
import { printAddresses } from '../addresses.ts';
import { seedDemoFirms } from '../demo-firms.ts';
import { embeddedDatabase } from '../embedded-database.ts';
import { refuseUnsafeDatabase } from '../findings.ts';
import { appFolders, migrationFolders } from '../folders.ts';

type Closing = () => Promise<void>;

/** Ends everything in the reverse order of its beginning, once, on a signal or a failed start. */
function closingTime(): { add(close: Closing): void; run(): Promise<void> } {
  const closings: Closing[] = [];
  let running: Promise<void> | undefined;
  const run = () => {
    running ??= (async () => {
      for (const close of closings.reverse()) await close().catch((error: unknown) => console.error(error));
    })();
    return running;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => run().then(() => process.exit(0)));
  return { add: (close) => closings.push(close), run };
}

/** `millwright start`: everything in one process, on the embedded database unless DATABASE_URL names another. */
export async function start(): Promise<void> {
  const closing = closingTime();
  try {
    const env: NodeJS.ProcessEnv = { ...process.env };
    const embedded = !env.DATABASE_URL;
    const { dataDir, nodeEnv } = readSettings(env, ['dataDir', 'nodeEnv']);
    if (embedded) {
      const database = await embeddedDatabase(resolve(dataDir));
      closing.add(() => database.stop());
      env.DATABASE_URL = database.appUrl;
      env.DATABASE_OWNER_URL = database.ownerUrl;
      env.DATABASE_JOBS_URL = database.jobsUrl;
      // A first look needs a firm to look at; production starts empty.
      if (nodeEnv !== 'production') env.MILLWRIGHT_DEMO ||= 'on';
    }
    const configuration = await loadConfiguration(env);
    const log = createLogger({
      service: 'millwright',
      level: configuration.logLevel === 'info' && embedded ? 'warn' : configuration.logLevel,
    });
    if (configuration.databaseOwnerUrl) await migrate(configuration.databaseOwnerUrl, migrationFolders);
    await refuseUnsafeDatabase(configuration.databaseUrl);

    const { databaseUrl, databaseJobsUrl, databaseDirectUrl, redisUrl } = configuration;
    const shared = {
      listenUrl: databaseDirectUrl ?? databaseJobsUrl ?? databaseUrl,
      jobsUrl: databaseJobsUrl ?? databaseUrl,
      redisUrl,
      log,
    };
    const services = await startServices({
      ...shared,
      appUrl: configuration.databaseUrl,
      prepared: configuration.databasePreparedStatements,
      poolSize: configuration.databasePoolSize,
      origins: { staff: configuration.staffOrigin, portal: configuration.portalOrigin },
      dataDir: resolve(configuration.dataDir),
      s3: s3SettingsOf(configuration),
      secretKey: configuration.secretKey,
    });
    closing.add(() => services.close());
    const credentials = configuration.demo ? await seedDemoFirms(services) : null;
    const worker = await startWorker({ ...shared, services });
    closing.add(() => worker.stop());
    const api = await startApi({
      services,
      log,
      host: configuration.host,
      ports: { staff: configuration.staffPort, portal: configuration.portalPort },
      apps: appFolders,
      trustProxy: configuration.trustProxy,
    });
    closing.add(() => api.close());
    if (configuration.metricsPort) {
      const metrics = await startMetrics(services, configuration.host, configuration.metricsPort);
      closing.add(() => metrics.close());
    }
    printAddresses(services.origins, credentials);
  } catch (error) {
    await closing.run();
    throw error;
  }
}
