import { Button, dataOf, EmptyState, Loaded, Popover, Skeleton } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useQuery } from '@tanstack/solid-query';
import BellIcon from 'lucide-solid/icons/bell';
import { type ComponentProps, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { NoticeList } from './NoticeList.tsx';
import { useReading } from './notices.model.ts';

const LATEST = 8;

/** The bell's panel, open from its first moment: it is only loaded when somebody asks for it. */
export default function NoticePanel(props: {
  trigger: (attributes: ComponentProps<'button'>) => JSX.Element;
}): JSX.Element {
  return (
    <Popover
      defaultOpen
      flush
      label={t('notifications.title')}
      placement="bottom-end"
      trigger={props.trigger}
    >
      {(close) => <Latest onClose={close} />}
    </Popover>
  );
}

function Latest(props: { onClose: () => void }): JSX.Element {
  const latest = useQuery(() => api.notifications.list.options({ limit: LATEST }));
  const foundLatest = dataOf(() => latest);
  const notices = () => foundLatest()?.items ?? [];
  const reading = useReading();
  return (
    <>
      <div class="sticky top-0 z-10 flex items-center gap-2 h-12 px-4 bg-surface border-b border-line">
        <h2 class="flex-1 font-semibold">{t('notifications.title')}</h2>
        <Show when={notices().some(({ readAt }) => readAt === null)}>
          <Button variant="ghost" size="sm" onClick={() => void reading.all(notices()[0]!)}>
            {t('notifications.markAll')}
          </Button>
        </Show>
      </div>
      <Loaded
        query={latest}
        fallback={<Skeleton class="h-40 m-4" />}
        isEmpty={({ items }) => items.length === 0}
        empty={
          <EmptyState icon={BellIcon} title={t('notifications.empty')} hint={t('notifications.emptyHint')} />
        }
      >
        {(page) => (
          <NoticeList
            notices={page().items}
            onOpen={(notice) => {
              reading.open(notice);
              props.onClose();
            }}
          />
        )}
      </Loaded>
      <div class="sticky bottom-0 z-10 bg-surface border-t border-line">
        <A
          href="/notices"
          class="block px-4 py-3 text-sm font-medium text-accent text-center hover:bg-surface-2 -outline-offset-2"
          onClick={() => props.onClose()}
        >
          {t('notifications.all')}
        </A>
      </div>
    </>
  );
}
