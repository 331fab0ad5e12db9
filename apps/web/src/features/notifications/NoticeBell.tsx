import { formatNumber } from '@millwright/ui';
import { useQuery } from '@tanstack/solid-query';
import BellIcon from 'lucide-solid/icons/bell';
import { type ComponentProps, createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { startPages, t } from '../../i18n/index.ts';
import { MOST_COUNTED } from './notices.model.ts';

// What is told may use the words of any page.
const load = async () => {
  const [panel] = await Promise.all([import('./NoticePanel.tsx'), startPages()]);
  return panel;
};
const NoticePanel = lazy(load);

/**
 * The bell in the top bar: how much there is to read, and behind it the latest. The number follows by itself when
 * something new comes. Until it is first opened it is only its button.
 */
export function NoticeBell(): JSX.Element {
  const unread = useQuery(() => api.notifications.unreadCount.options());
  const count = () => (unread.isPending ? 0 : (unread.data?.count ?? 0));
  const many = () => count() >= MOST_COUNTED;
  const most = MOST_COUNTED - 1;
  const [wanted, setWanted] = createSignal(false);
  const button = (attributes: ComponentProps<'button'>) => (
    <button
      {...attributes}
      type="button"
      class="relative inline-grid place-items-center size-8 pointer-coarse:size-10 rounded-md text-ink-2 hover:bg-surface-2 hover:text-ink transition"
      aria-label={
        many() ? t('notifications.bellMany', { most }) : t('notifications.bell', { count: count() })
      }
    >
      <BellIcon class="size-[18px]" aria-hidden="true" />
      <Show when={count() > 0}>
        <span
          aria-hidden="true"
          class="num absolute -top-0.5 -right-1 min-w-4 h-4 px-1 rounded-full bg-overdue text-surface text-[10px] leading-4 font-semibold text-center"
        >
          {many() ? t('notifications.countMany', { most }) : formatNumber(count())}
        </span>
      </Show>
    </button>
  );
  const closed = () =>
    button({
      'aria-haspopup': 'dialog',
      'aria-expanded': false,
      onPointerEnter: () => void load(),
      onFocus: () => void load(),
      onClick: () => setWanted(true),
    });
  return (
    <Show when={wanted()} fallback={closed()}>
      <Suspense fallback={closed()}>
        <NoticePanel trigger={button} />
      </Suspense>
    </Show>
  );
}
