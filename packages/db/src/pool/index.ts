export * from './context.ts';
export type { Statement, StatementResult } from './pipeline.ts';
export { type Reach, WHOLE_FIRM, wholeSetting } from './reach.ts';
export type { Session } from './sessions.ts';
export * from './tenant-pool.ts';
export { isoTimestamp, valueTypes } from './value-types.ts';
