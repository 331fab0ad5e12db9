export { createApi } from './api.ts';
export type { Api, MutationApi, QueryApi, SubscriptionApi } from './api-types.ts';
export { type Connection, createLive, type LiveChange } from './live.ts';
export { localPath } from './local-path.ts';
export { createQueryClient } from './query-client.ts';
export { reloadAfterRelease } from './reload-after-release.ts';
