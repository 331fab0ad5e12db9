import { type PortalServices, portalRouter } from '@millwright/server/portal';
import { documentRoutes } from './edge/document-routes.ts';
import type { FaceOptions } from './server.ts';

/** The customers' face: the portal's procedures, and the documents they were given. */
export function portalFace(
  options: { services: PortalServices } & Pick<FaceOptions, 'port' | 'app'>,
): FaceOptions {
  return { ...options, router: portalRouter, routes: (app) => documentRoutes(app, options.services) };
}
