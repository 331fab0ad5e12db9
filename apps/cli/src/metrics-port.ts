import { type Measured, startMetrics } from '@millwright/api/metrics';
import type { Configuration } from '@millwright/platform/config';
import type { Closing } from './closing-time.ts';

/** Opens health, readiness and metrics of this process, where they are wanted. */
export async function openMetrics(
  { host, metricsPort }: Pick<Configuration, 'host' | 'metricsPort'>,
  measured: Measured,
  closing: Closing,
): Promise<void> {
  if (!metricsPort) return;
  const metrics = await startMetrics(measured, host, metricsPort);
  closing.add(() => metrics.close());
}
