import { Button, Card, EmptyState, ListFrame, useListState } from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { feedbackColumns } from './FeedbackDeskPage.tsx';
import type { ListFeedback } from './feedback-types.ts';
import { severityOptions, stateOptions } from './feedback-words.tsx';

const FeedbackDialog = lazy(() => import('./FeedbackDialog.tsx'));

/** The feedback on one contract. */
export default function ContractFeedback(props: { contractId: string }): JSX.Element {
  const may = useMay();
  const [creating, setCreating] = createSignal(false);
  const list = useListState({
    filters: ['status', 'severity'] as const,
    sorts: ['due', 'createdAt', 'title'] as const,
    sort: 'due',
  });
  const some = (name: 'status' | 'severity') => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      statuses: some('status'),
      severities: some('severity'),
      contractIds: [props.contractId],
    }) as ListFeedback;
  const feedback = useInfiniteQuery(() => ({
    ...api.feedback.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const origin = useQuery(() => api.feedback.origin.options({ contractId: props.contractId }));
  return (
    <>
      <Show when={!origin.isPending && origin.data?.origin}>
        {(from) => (
          <p class="mb-3 text-sm">
            <A href={`/feedback/${from().id}`} class="font-medium text-accent">
              {t('feedback.madeFrom', { number: from().number ?? '', title: from().title })}
            </A>
          </p>
        )}
      </Show>
      <Card
        flush
        title={t('feedback.title')}
        more={
          <Show when={may('Feedback.create')}>
            <Button variant="ghost" icon={Plus} onClick={() => setCreating(true)}>
              {t('feedback.new')}
            </Button>
          </Show>
        }
      >
        <div class="px-4 pb-4">
          <ListFrame
            name="contract-feedback"
            label={t('feedback.title')}
            state={list}
            query={feedback}
            columns={feedbackColumns(true)}
            rowKey={(row) => row.id}
            rowLabel={(row) => row.title}
            rowHref={(row) => `/feedback/${row.id}`}
            searchPlaceholder={t('feedback.searchPlaceholder')}
            filters={[
              { key: 'status', label: t('feedback.status'), options: stateOptions() },
              { key: 'severity', label: t('feedback.severity'), options: severityOptions() },
            ]}
            onExport={(format) => downloadList('feedback', format, filters())}
            empty={
              <EmptyState
                icon={MessageSquareWarning}
                title={t('feedback.contractEmpty')}
                hint={t('feedback.contractEmptyHint')}
              />
            }
          />
        </div>
      </Card>
      <Suspense>
        <Show when={creating()}>
          <FeedbackDialog open contractId={props.contractId} onClose={() => setCreating(false)} />
        </Show>
      </Suspense>
    </>
  );
}
