/** The customers' portal alone: what its own process loads. No staff router, no jobs, no files. */
import './modules/portal/index.ts'; // declares what customers may do

export { type FaceServiceOptions, startFaceServices } from './face-services.ts';
export { type PortalBytes, portalBytes, portalNoteBytes } from './modules/portal/index.ts';
export { openPublished, type PublishedPlace } from './open-published.ts';
export { portalRouter } from './portal-router.ts';
export type { FaceServices, PortalServices } from './services.ts';
