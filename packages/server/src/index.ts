export { appRouter } from './app-router.ts';
export { loadCustomerPrincipal, loadStaffPrincipal } from './modules/identity/index.ts';
export { portalRouter } from './portal-router.ts';
export { allModules } from './registry.ts';
export type { AppServices } from './services.ts';
export { type ServiceOptions, startServices } from './start-services.ts';
