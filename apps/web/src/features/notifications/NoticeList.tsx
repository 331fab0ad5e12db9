import { RelativeTime } from '@millwright/ui';
import { A } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { t } from '../../i18n/index.ts';
import { type NoticeRow, noticeContract, noticeIcon, noticeLink, noticeText } from './notice-words.ts';

/** Notices, newest first, each a link to what it is about; unread ones stand out by weight and by a mark. */
export function NoticeList(props: {
  notices: readonly NoticeRow[];
  onOpen: (notice: NoticeRow) => void;
}): JSX.Element {
  return (
    <ul>
      <For each={props.notices}>
        {(notice) => (
          <li class="border-t border-line first:border-0">
            <A
              href={noticeLink(notice)}
              class="flex items-start gap-3 px-4 py-3 hover:bg-surface-2 -outline-offset-2 transition"
              onClick={() => props.onOpen(notice)}
            >
              <span
                class="grid place-items-center size-7 shrink-0 rounded-full"
                classList={{
                  'bg-accent-soft text-accent': notice.readAt === null,
                  'bg-surface-2 text-ink-3': notice.readAt !== null,
                }}
              >
                <Dynamic component={noticeIcon(notice)} aria-hidden="true" />
              </span>
              <span class="flex-1 min-w-0">
                <span class="block break-words" classList={{ 'font-semibold': notice.readAt === null }}>
                  {noticeText(notice)}
                </span>
                <span class="flex gap-2 text-xs text-ink-3">
                  <span class="truncate">{noticeContract(notice)}</span>
                  <RelativeTime value={notice.createdAt} class="shrink-0 ml-auto" />
                </span>
              </span>
              <Show when={notice.readAt === null}>
                <span class="size-2 mt-2.5 shrink-0 rounded-full bg-accent">
                  <span class="sr-only">{t('notifications.unread')}</span>
                </span>
              </Show>
            </A>
          </li>
        )}
      </For>
    </ul>
  );
}
