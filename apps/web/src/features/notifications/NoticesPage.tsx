import { Button, Card, dataOf, EmptyState, Loaded, Page, Tabs, useTab } from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import BellIcon from 'lucide-solid/icons/bell';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { NoticeList } from './NoticeList.tsx';
import { useReading } from './notices.model.ts';

const TABS = ['all', 'unread'] as const;

/** Everything that was told to me, newest first. */
export default function NoticesPage(): JSX.Element {
  const tab = useTab(['all', 'unread']);
  const list = useInfiniteQuery(() =>
    api.notifications.list.infinite({ limit: 30, ...(tab() === 'unread' ? { unread: true } : {}) }),
  );
  const foundList = dataOf(() => list);
  const notices = () => foundList()?.pages.flatMap(({ items }) => items) ?? [];
  const reading = useReading();
  const empty = () =>
    tab() === 'unread' ? (
      <EmptyState icon={BellIcon} title={t('notifications.emptyUnread')} />
    ) : (
      <EmptyState icon={BellIcon} title={t('notifications.empty')} hint={t('notifications.emptyHint')} />
    );
  return (
    <Page
      title={t('notifications.title')}
      width="narrow"
      actions={
        <Show when={notices().some(({ readAt }) => readAt === null)}>
          <Button onClick={() => void reading.all(notices()[0]!)}>{t('notifications.markAll')}</Button>
        </Show>
      }
    >
      <Tabs tabs={TABS.map((value) => ({ value, label: t(`notifications.tabs.${value}`) }))} value={tab()} />
      <Loaded query={list} isEmpty={() => notices().length === 0} empty={empty()}>
        {() => (
          <>
            <Card flush class="overflow-hidden">
              <NoticeList notices={notices()} onOpen={reading.open} />
            </Card>
            <Show when={list.hasNextPage}>
              <Button
                class="mt-4"
                loading={list.isFetchingNextPage}
                onClick={() => void list.fetchNextPage()}
              >
                {t('notifications.more')}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
    </Page>
  );
}
