import { portalRouter } from '@millwright/server/portal';
import type { FaceOptions } from './server.ts';

/** The customers' face: the portal's procedures, and nothing besides. */
export function portalFace(options: Pick<FaceOptions, 'services' | 'port' | 'app'>): FaceOptions {
  return { ...options, router: portalRouter };
}
