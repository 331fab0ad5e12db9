export * from './callers.ts';
export { testDatabase } from './database.ts';
export * from './firm.ts';
export * from './given.ts';
export * from './superuser.ts';
