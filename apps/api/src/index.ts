export { type RunningMetrics, startMetrics } from './metrics.ts';
export { type ApiOptions, type RunningApi, startApi } from './server.ts';
