import { type AppServices, appRouter } from '@millwright/server';
import { fileRoutes } from './edge/file-routes.ts';
import type { FaceOptions } from './server.ts';

/** The staff's face: every procedure of theirs, and their files. */
export function staffFace(
  options: { services: AppServices } & Pick<FaceOptions, 'port' | 'app'>,
): FaceOptions {
  return { ...options, router: appRouter, routes: (app) => fileRoutes(app, options.services) };
}
