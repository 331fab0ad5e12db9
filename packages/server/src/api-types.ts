/** The only thing web, portal and SDK may see of the server: the types of its two APIs. */
export type { AppRouter } from './app-router.ts';
export type { PortalRouter } from './portal-router.ts';
