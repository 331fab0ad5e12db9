export { expireNotices } from './expire-notices.ts';
export type { NoticeKind } from './notice-kinds.schemas.ts';
export * from './notifications.events.ts';
export { notificationsModule } from './notifications.module.ts';
export { type Notice, notify } from './operations/notify.ts';
export { toldSince } from './told-since.queries.ts';
