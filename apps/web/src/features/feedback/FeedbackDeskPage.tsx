import {
  Button,
  type Column,
  dataOf,
  EmptyState,
  ListFrame,
  Page,
  RelativeTime,
  useListState,
} from '@millwright/ui';
import { useSearchParams } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import MessageSquareWarning from 'lucide-solid/icons/message-square-warning';
import Plus from 'lucide-solid/icons/plus';
import { createSignal, type JSX, lazy, Show, Suspense } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { searchContracts, searchPeople } from '../tasks/task-words.tsx';
import type { FeedbackRow, ListFeedback } from './feedback-types.ts';
import {
  AnswerBy,
  FeedbackStatus,
  kindOptions,
  SeverityMark,
  severityOptions,
  sourceOptions,
  stateOptions,
} from './feedback-words.tsx';

const FeedbackDialog = lazy(() => import('./FeedbackDialog.tsx'));

const FILTERS = [
  'status',
  'severity',
  'kind',
  'source',
  'contract',
  'owner',
  'reported',
  'overdue',
  'mine',
  'unowned',
] as const;
const SORTS = ['due', 'createdAt', 'title'] as const;

/** The feedback desk: what must be answered first on top. */
export default function FeedbackDeskPage(): JSX.Element {
  const may = useMay();
  const [address, setAddress] = useSearchParams();
  const [creating, setCreating] = createSignal(false);
  // The bare address is for looking at what is to be done; what was settled is one click away.
  if (Object.keys(address).length === 0)
    setAddress({ status: ['new', 'triaged', 'in_progress'].join(',') }, { replace: true });
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: 'due' });
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const on = (name: 'overdue' | 'mine' | 'unowned') => list.filter(name).length > 0 || undefined;
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      statuses: some('status'),
      severities: some('severity'),
      kinds: some('kind'),
      sources: some('source'),
      contractIds: some('contract'),
      ownerIds: some('owner'),
      createdFrom: list.range('reported').from,
      createdTo: list.range('reported').to,
      overdue: on('overdue'),
      mine: on('mine'),
      unowned: on('unowned'),
    }) as ListFeedback;
  const feedback = useInfiniteQuery(() => ({
    ...api.feedback.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const saved = useSavedViews('feedback');
  const foundFeedback = dataOf(() => feedback);
  const rows = () => foundFeedback()?.pages.flatMap(({ items }) => items) ?? [];
  const contractName = (id: string) => rows().find(({ contractId }) => contractId === id)?.contractName;
  const ownerName = (id: string) => rows().find(({ owner }) => owner?.id === id)?.owner?.name;
  const total = () => foundFeedback()?.pages[0]?.total;

  return (
    <Page
      title={t('feedback.title')}
      count={typeof total() === 'number' ? String(total()) : undefined}
      actions={
        <Show when={may('Feedback.create')}>
          <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
            {t('feedback.new')}
          </Button>
        </Show>
      }
    >
      <ListFrame
        name="feedback"
        label={t('feedback.title')}
        state={list}
        query={feedback}
        columns={feedbackColumns()}
        rowKey={(row) => row.id}
        rowLabel={(row) => row.title}
        rowHref={(row) => `/feedback/${row.id}`}
        searchPlaceholder={t('feedback.searchPlaceholder')}
        viewChoices={['table', 'list', 'cards']}
        filters={[
          { key: 'status', label: t('feedback.status'), options: stateOptions() },
          { key: 'severity', label: t('feedback.severity'), options: severityOptions() },
          { key: 'kind', label: t('feedback.kind'), options: kindOptions() },
          { key: 'source', label: t('feedback.source'), options: sourceOptions() },
          ...(may('Contract.read')
            ? [
                {
                  key: 'contract',
                  label: t('feedback.contract'),
                  search: searchContracts,
                  labelOf: contractName,
                },
              ]
            : []),
          ...(may('Member.read')
            ? [{ key: 'owner', label: t('feedback.owner'), search: searchPeople, labelOf: ownerName }]
            : []),
          { key: 'reported', label: t('feedback.reportedOn'), kind: 'dates' as const },
          { key: 'overdue', label: t('feedback.overdue'), kind: 'flag' as const },
          { key: 'mine', label: t('feedback.mine'), kind: 'flag' as const },
          { key: 'unowned', label: t('feedback.unowned'), kind: 'flag' as const },
        ]}
        saved={saved}
        onExport={(format) => downloadList('feedback', format, filters())}
        empty={
          <EmptyState
            icon={MessageSquareWarning}
            title={t('feedback.empty')}
            hint={t('feedback.emptyHint')}
          />
        }
      />
      <Suspense>
        <Show when={creating()}>
          <FeedbackDialog open onClose={() => setCreating(false)} />
        </Show>
      </Suspense>
    </Page>
  );
}

/** The columns of the desk; on a contract's own page it need not say which. */
export const feedbackColumns = (ofContract = false): Column<FeedbackRow>[] => [
  {
    key: 'number',
    header: t('feedback.number'),
    cell: (row) => <span class="num text-ink-3 whitespace-nowrap">{row.number ?? '…'}</span>,
  },
  { key: 'title', header: t('feedback.name'), cell: (row) => row.title, sort: true, card: 'title' },
  {
    key: 'status',
    header: t('feedback.status'),
    cell: (row) => <FeedbackStatus feedback={row} />,
    card: 'badge',
  },
  {
    key: 'severity',
    header: t('feedback.severity'),
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  { key: 'kind', header: t('feedback.kind'), cell: (row) => t(`feedback.kinds.${row.kind}`) },
  ...(ofContract
    ? []
    : [
        {
          key: 'contract',
          header: t('feedback.contract'),
          cell: (row: FeedbackRow) => (
            <>
              <span class="num text-ink-3">{row.contractNo}</span> {row.contractName}
            </>
          ),
        },
      ]),
  {
    key: 'due',
    header: t('feedback.answerBy'),
    cell: (row) => <AnswerBy feedback={row} />,
    sort: true,
  },
  {
    key: 'owner',
    header: t('feedback.owner'),
    cell: (row) => row.owner?.name ?? <span class="text-ink-3">{t('feedback.nobody')}</span>,
  },
  {
    key: 'source',
    header: t('feedback.source'),
    cell: (row) => t(`feedback.sources.${row.source}`),
    hidden: true,
  },
  {
    key: 'createdAt',
    header: t('feedback.reportedOn'),
    cell: (row) => <RelativeTime value={row.createdAt} class="whitespace-nowrap" />,
    sort: true,
  },
];
