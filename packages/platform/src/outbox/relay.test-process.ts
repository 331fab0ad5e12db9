import { TenantPool } from '@millwright/db';
import { createJobQueue } from '../jobs/index.ts';
import { createLiveBus } from '../live/index.ts';
import { createLogger } from '../logging/index.ts';
import { registryWith } from './relay.fixture.ts';
import { startRelay } from './relay.ts';

/** A relay in a process of its own, for a test that kills it. */
const { appUrl, jobsUrl } = JSON.parse(process.argv[2]!) as { appUrl: string; jobsUrl: string };
const log = createLogger({ service: 'relay-test', level: 'silent' });
await startRelay({
  pool: new TenantPool({ connectionString: appUrl, max: 2 }),
  queue: await createJobQueue({ postgresUrl: jobsUrl, log }),
  live: await createLiveBus({ postgresUrl: appUrl, log }),
  registry: registryWith(() => {}),
  listenUrl: appUrl,
  log,
  batchSize: 20,
});
