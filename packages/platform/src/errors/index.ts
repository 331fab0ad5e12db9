export * from './app-error.ts';
export { fromDatabase } from './database-errors.ts';
