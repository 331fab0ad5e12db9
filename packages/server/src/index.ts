export { appRouter } from './app-router.ts';
export { loadCustomerPrincipal, loadStaffPrincipal } from './modules/identity/principals.ts';
export { portalRouter } from './portal-router.ts';
export { allModules } from './registry.ts';
