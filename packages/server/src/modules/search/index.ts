export { searchModule } from './search.module.ts';
export type { FoundKind, FoundRecord, SearchResult } from './search.queries.ts';
