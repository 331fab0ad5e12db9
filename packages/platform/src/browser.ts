/** What runs in the browser as well: no Node, no database. */
export * from './errors/app-error.ts';
export * from './events/index.ts';
export * from './file-endings/index.ts';
export * from './lifecycle/index.ts';
export * from './paging/page-input.ts';
export * from './request-keys/request-key.ts';
export * from './storage/upload-parts.ts';
