/** The customers' portal alone: what its own process loads. No staff router, no jobs, no files. */
import './modules/portal/index.ts'; // declares what customers may do

export { type FaceServiceOptions, startFaceServices } from './face-services.ts';
export { portalRouter } from './portal-router.ts';
export type { FaceServices } from './services.ts';
