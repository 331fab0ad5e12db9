export * from './context.ts';
export { type Reason, reasonOf } from './errors.ts';
export * from './procedures.ts';
