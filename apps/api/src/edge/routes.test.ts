import { appRouter, portalRouter } from '@millwright/server';
import { describe, expect, it } from 'vitest';
import { edgeApp } from './app.ts';

/** Ways in that are no procedure. A further one has to be written down here, with what guards it. */
const ROUTES = {
  staff: [
    'ALL /trpc/*', // each procedure's own door
    'ALL /files/storage/*', // a signature that names the object, the method and an end
    'GET /files/versions/:versionId', // a staff session, and the right to read the file now
    'POST /files/imports', // a staff session, and the right to import into the contract named
    'GET /files/exports/:file', // a staff session, and the door and rule of the list itself
    'GET /calendar/:file', // a secret in the address, its owner’s rights of the moment
  ],
  portal: ['ALL /trpc/*', 'ALL /files/storage/*'],
};

describe('the ways in (law 4)', () => {
  it.each([
    ['staff', appRouter],
    ['portal', portalRouter],
  ] as const)('of the %s side are those written down, each with its guard', (face, router) => {
    const { routes } = edgeApp(face, router, { services: {} } as never);
    const found = routes.map(({ method, path }) => `${method} ${path}`).filter((route) => route !== 'ALL /*');
    expect(found).toEqual(ROUTES[face]);
  });
});
