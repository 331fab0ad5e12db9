import { Button, dataOf, formatPercent, Loaded, Skeleton, Timeline } from '@millwright/ui';
import { useInfiniteQuery } from '@tanstack/solid-query';
import { type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import type { ProgressRow } from './task-types.ts';

/** What was reported on a task, newest first: who, how far, from where. */
export function TaskHistory(props: { taskId: string }): JSX.Element {
  const history = useInfiniteQuery(() => api.tasks.history.infinite({ taskId: props.taskId, limit: 20 }));
  const foundHistory = dataOf(() => history);
  const events = () => foundHistory()?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Loaded
      query={history}
      fallback={<Skeleton class="h-24" />}
      isEmpty={() => events().length === 0}
      empty={<p class="text-sm text-ink-3">{t('tasks.historyEmpty')}</p>}
    >
      {() => (
        <>
          <Timeline
            items={events().map((event) => ({
              id: event.id,
              who: event.memberName ?? t('tasks.someone'),
              text: sentence(event),
              note: event.note ?? (event.device === 'import' ? t('tasks.fromImport') : undefined),
              at: event.reportedAt,
            }))}
          />
          <Show when={history.hasNextPage}>
            <Button
              class="mt-3"
              loading={history.isFetchingNextPage}
              onClick={() => void history.fetchNextPage()}
            >
              {t('tasks.more')}
            </Button>
          </Show>
        </>
      )}
    </Loaded>
  );
}

function sentence(event: ProgressRow): JSX.Element {
  const who = event.memberName ?? t('tasks.someone');
  const facts = { who, from: formatPercent(event.previousPercent), to: formatPercent(event.percent) };
  if (event.percent < event.previousPercent) return t('tasks.events.reopened', facts);
  if (event.percent === event.previousPercent) return t('tasks.events.confirmed', facts);
  return event.percent === 100 ? t('tasks.events.completed', facts) : t('tasks.events.reported', facts);
}
