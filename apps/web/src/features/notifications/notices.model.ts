/** Reading notices: one by opening it, or all up to the newest that is shown. */
import { showError } from '@millwright/ui';
import { useQueryClient } from '@tanstack/solid-query';
import { api } from '../../api.ts';
import type { NoticeRow } from './notice-words.ts';

/** The count beyond which the server stops counting. */
export const MOST_COUNTED = 100;

export function useReading() {
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: api.notifications.key() });
  return {
    /** Opened: it is read. Whoever opened it is on their way, so a failure only leaves it unread. */
    open: (notice: NoticeRow) => {
      if (notice.readAt !== null) return;
      void api.notifications.markRead
        .send({ noticeIds: [notice.id] })
        .then(refresh)
        .catch(() => undefined);
    },
    /** Everything up to the newest one on the screen. */
    all: (newest: NoticeRow) =>
      api.notifications.markAllRead.send({ until: newest.id }).then(refresh).catch(showError),
  };
}
