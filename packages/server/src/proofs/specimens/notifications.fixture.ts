import { of, type Specimens } from './specimen.fixture.ts';

export const notificationsSpecimens: Specimens = {
  'staff notifications.list': of(() => ({ unread: true })),
  'staff notifications.unreadCount': of(() => undefined, { ownOnly: 'it counts the caller’s own notices' }),
  'staff notifications.markRead': of((r) => ({ noticeIds: [r.noticeId] })),
  'staff notifications.markAllRead': of((r) => ({ until: r.noticeId })),
};
