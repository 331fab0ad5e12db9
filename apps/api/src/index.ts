export { type LimitConfiguration, openLimits } from './edge/open-limits.ts';
export { type RunningMetrics, startMetrics } from './metrics.ts';
export { portalFace } from './portal-face.ts';
export { type ApiOptions, type FaceOptions, type RunningApi, startApi } from './server.ts';
export { staffFace } from './staff-face.ts';
