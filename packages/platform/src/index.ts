export * from './errors/index.ts';
export * from './events/index.ts';
export { principalChanged } from './events/principal-changed.ts';
export * from './lifecycle/index.ts';
export * from './module/index.ts';
export * from './paging/index.ts';
export * from './permissions/index.ts';
export * from './scope/index.ts';
export * from './trpc/index.ts';
