export { type CleanupOptions, outboxCleanup } from './cleanup.ts';
export { type Relay, type RelayOptions, startRelay } from './relay.ts';
