export { type ListenerOptions, listenToPostgres, type PostgresListener } from './postgres-listener.ts';
