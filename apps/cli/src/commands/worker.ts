import { loadConfiguration } from '@millwright/platform/config';
import { createLogger } from '@millwright/platform/logging';
import { untilStopped } from '../closing-time.ts';
import { openMetrics } from '../metrics-port.ts';
import { runJobs } from '../run-jobs.ts';
import { requireSoundDatabase } from '../sound-database.ts';
import { openStaffServices } from '../staff-services.ts';

/** `millwright worker`: announcements, jobs and schedules alone. Several may run; each job is done once. */
export function worker(): Promise<void> {
  return untilStopped(async (closing) => {
    const configuration = await loadConfiguration(process.env, 'worker');
    const log = createLogger({ service: 'worker', level: configuration.logLevel });
    await requireSoundDatabase(configuration.databaseUrl);
    const services = await openStaffServices(configuration, log, closing);
    await runJobs(services, configuration, log, closing);
    await openMetrics(configuration, services, closing);
    log.info('working');
  });
}
