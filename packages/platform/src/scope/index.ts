export * from './open.ts';
export * from './principal.ts';
export { type RequestInfo, Scope, staleVersion, type Versioned } from './scope.ts';
