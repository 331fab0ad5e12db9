export * from './context.ts';
export type { Statement, StatementResult } from './pipeline.ts';
export type { Session } from './sessions.ts';
export * from './tenant-pool.ts';
export { isoTimestamp, valueTypes } from './value-types.ts';
