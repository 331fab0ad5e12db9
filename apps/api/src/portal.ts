/** What the portal's own process loads: the edge and the customers' face. */
export { type LimitConfiguration, openLimits } from './edge/open-limits.ts';
export { type Measured, startMetrics } from './metrics.ts';
export { portalFace } from './portal-face.ts';
export { type FaceOptions, startApi } from './server.ts';
