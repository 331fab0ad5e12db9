export * from './all-tenants.ts';
export { dayIn } from './day-in.ts';
export * from './each-for-itself.ts';
export * from './open.ts';
export * from './principal.ts';
export { type Announced, type RequestInfo, Scope, staleVersion, type Versioned } from './scope.ts';
