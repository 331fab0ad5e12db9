import { describe, expect, it } from 'vitest';
import { portalFace, staffFace } from '../index.ts';
import { edgeApp } from './app.ts';
import { BYTES } from './listener.ts';

/** Ways in that are no procedure. A further one has to be written down here, with what guards it. */
const ROUTES = {
  staff: [
    'ALL /trpc/*', // each procedure's own door
    'ALL /files/storage/*', // a signature that names the object, the method and an end
    'GET /files/versions/:versionId',
    'GET /files/versions/:versionId/preview',
    'GET /files/versions/:versionId/thumbnail', // a staff session, and the right to read the file now
    'POST /files/imports', // a staff session, and the right to import into the contract named
    'POST /files/boms', // the same, and the right to ask for parts
    'GET /files/bundles/:bundleId', // a staff session, and the right to all an archived contract holds
    'GET /files/exports/:file', // a staff session, and the door and rule of the list itself
    'GET /files/archive', // a staff session, and the right to read each file when its turn comes
    'GET /calendar/:file', // a secret in the address, its owner’s rights of the moment
    'GET /delivery-notes/:noteId', // a staff session, and the right to read the delivery
  ],
  portal: [
    'ALL /trpc/*',
    // Each asks who is asking, and the database what they were given.
    'GET /documents/:documentId',
    'GET /documents/:documentId/preview',
    'GET /documents/:documentId/thumbnail',
    'GET /delivery-notes/:noteId',
  ],
};

describe('the ways in (law 4)', () => {
  const where = { services: {} as never, port: 0, app: '' };
  it.each([
    ['staff', staffFace(where)],
    ['portal', portalFace(where)],
  ] as const)('of the %s side are those written down, each with its guard', (name, face) => {
    const { routes } = edgeApp(name, { ...face, log: {} as never, trustProxy: 0 });
    const found = routes.map(({ method, path }) => `${method} ${path}`).filter((route) => route !== 'ALL /*');
    expect(found).toEqual(ROUTES[name]);
    // A path the listener does not know would be answered with a page.
    for (const path of found.map((route) => route.split(' ')[1]!))
      expect(path.startsWith('/trpc/') || BYTES.test(path), path).toBe(true);
  });
});
