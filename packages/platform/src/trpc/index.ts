export * from './context.ts';
export { type Reason, reasonOf, toTrpcError } from './errors.ts';
export * from './procedures.ts';
