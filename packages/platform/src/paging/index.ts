export * from './keyset.ts';
export * from './page-input.ts';
