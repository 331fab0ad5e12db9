import { type AppServices, appRouter } from '@millwright/server';
import { archiveRoute } from './edge/archive-route.ts';
import { calendarRoute } from './edge/calendar-route.ts';
import { fileRoutes } from './edge/file-routes.ts';
import { noteRoutes } from './edge/note-routes.ts';
import type { FaceOptions } from './server.ts';

/** The staff's face: every procedure of theirs, and their files. */
export function staffFace(
  options: { services: AppServices } & Pick<FaceOptions, 'port' | 'app'>,
): FaceOptions {
  const routes: FaceOptions['routes'] = (app, limits) => {
    fileRoutes(app, options.services);
    archiveRoute(app, options.services, limits);
    calendarRoute(app, options.services);
    noteRoutes(app, options.services);
  };
  return { ...options, router: appRouter, routes, storageOrigin: options.services.storageOrigin };
}
