import { Button, Card, Loaded, RelativeTime, type Status, StatusBadge } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import MessageSquarePlus from 'lucide-solid/icons/message-square-plus';
import { createSignal, For, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api, type Outputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';

const ReportDialog = lazy(() => import('./ReportDialog.tsx'));

type Row = Outputs['feedback']['list']['items'][number];

const LOOK: Readonly<Record<Row['state'], Status>> = {
  received: 'processing',
  in_progress: 'production',
  resolved: 'accepted',
  closed: 'unstarted',
  rejected: 'unstarted',
};

/** Where a piece of feedback stands for the customer. */
export const FeedbackState = (props: { state: Row['state'] }): JSX.Element => (
  <StatusBadge value={LOOK[props.state]} label={t(`feedback.states.${props.state}`)} />
);

/** What the customer reported on a contract, and the way to report more. */
export function FeedbackCard(props: { contractId: string }): JSX.Element {
  const feedback = useInfiniteQuery(() => api.feedback.list.infinite({ contractId: props.contractId }));
  const [reporting, setReporting] = createSignal(false);
  return (
    <Card
      span={12}
      title={t('feedback.title')}
      more={
        <Button variant="ghost" icon={MessageSquarePlus} onClick={() => setReporting(true)}>
          {t('feedback.report')}
        </Button>
      }
    >
      <Loaded
        query={feedback}
        isEmpty={(found) => found.pages[0]?.items.length === 0}
        empty={<p class="text-sm text-ink-3">{t('feedback.none')}</p>}
      >
        {(found) => (
          <>
            <ul class="divide-y divide-line">
              <For each={found().pages.flatMap(({ items }) => items)}>
                {(row) => (
                  <li>
                    <A
                      href={`/feedback/${row.id}`}
                      class="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5 hover:text-accent"
                    >
                      <span class="flex-1 min-w-[18ch] font-medium break-words">{row.title}</span>
                      <Show when={row.answered}>
                        <span class="text-xs font-semibold text-accent">{t('feedback.newAnswer')}</span>
                      </Show>
                      <FeedbackState state={row.state} />
                      <span class="basis-full flex gap-2 text-xs text-ink-3">
                        <span class="num">{row.number}</span>
                        <RelativeTime value={row.lastWrittenAt} />
                      </span>
                    </A>
                  </li>
                )}
              </For>
            </ul>
            <Show when={feedback.hasNextPage}>
              <Button
                variant="ghost"
                class="mt-2 -ml-3"
                loading={feedback.isFetchingNextPage}
                onClick={() => void feedback.fetchNextPage()}
              >
                {t('feedback.more')}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
      <Suspense>
        <Show when={reporting()}>
          <ReportDialog contractId={props.contractId} onClose={() => setReporting(false)} />
        </Show>
      </Suspense>
    </Card>
  );
}
