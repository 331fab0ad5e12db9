import {
  type Column,
  EmptyState,
  formatDate,
  ListFrame,
  Page,
  StatusBadge,
  useListState,
} from '@millwright/ui';
import { useSearchParams } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import type { JSX } from 'solid-js';
import { api, type Inputs } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { downloadList } from '../exports/download-list.ts';
import { useSavedViews } from '../settings/saved-views.ts';
import { searchContracts } from '../tasks/task-words.tsx';
import {
  type RoundRow,
  searchStages,
  stageName,
  stateText,
  stateTone,
  statusOptions,
} from './acceptance-words.ts';
import { YieldCard } from './YieldCard.tsx';

const FILTERS = ['mine', 'status', 'stage', 'contract'] as const;
const SORTS = ['requestedAt'] as const;

/** The inspectors' desk: what waits for them first, everything else one filter away. */
export default function AcceptancePage(): JSX.Element {
  const [address, setAddress] = useSearchParams();
  // The bare address is for looking at what is to be done.
  if (Object.keys(address).length === 0) setAddress({ mine: '1' }, { replace: true });
  const list = useListState({ filters: FILTERS, sorts: SORTS, sort: '-requestedAt' });
  const some = (name: (typeof FILTERS)[number]) => {
    const values = list.filter(name);
    return values.length > 0 ? [...values] : undefined;
  };
  const filters = () =>
    ({
      ...list.order(),
      search: list.search() || undefined,
      mine: list.filter('mine').length > 0 || undefined,
      status: some('status'),
      stages: some('stage'),
      contractIds: some('contract'),
    }) as Inputs['acceptance']['list'];
  const rounds = useInfiniteQuery(() => ({
    ...api.acceptance.list.infinite({ ...filters(), count: true }),
    placeholderData: (before) => before,
  }));
  const rows = () => (rounds.isPending ? [] : (rounds.data?.pages.flatMap(({ items }) => items) ?? []));
  const total = () => (rounds.isPending ? undefined : rounds.data?.pages[0]?.total);
  const quantity = (round: RoundRow) => `${round.quantity} ${round.unit ?? ''}`.trim();
  const columns = (): Column<RoundRow>[] => [
    {
      key: 'contract',
      header: t('acceptance.contract'),
      cell: (round) => round.title ?? round.contractName,
      card: 'title',
    },
    { key: 'contractNo', header: '№', cell: (round) => <span class="num">{round.contractNo}</span> },
    { key: 'stage', header: t('acceptance.stage'), cell: stageName },
    {
      key: 'status',
      header: t('acceptance.status'),
      cell: (round) => <StatusBadge value={stateTone[round.status]} label={stateText(round.status)} />,
      card: 'badge',
    },
    {
      key: 'round',
      header: t('acceptance.roundNo'),
      cell: (round) => <span class="num">{round.number}</span>,
    },
    {
      key: 'quantity',
      header: t('acceptance.quantityNow'),
      cell: (round) => <span class="num">{quantity(round)}</span>,
    },
    {
      key: 'answered',
      header: t('acceptance.answered'),
      cell: (round) => (
        <span class="num">
          {t('acceptance.answeredOf', { done: round.answered, count: round.checkCount })}
        </span>
      ),
    },
    { key: 'by', header: t('acceptance.requestedBy'), cell: (round) => round.requestedBy ?? '—' },
    {
      key: 'requested',
      header: t('acceptance.requested'),
      cell: (round) => <span class="num">{formatDate(round.requestedAt)}</span>,
      sort: 'requestedAt',
    },
  ];
  return (
    <Page
      title={t('acceptance.title')}
      subtitle={t('acceptance.subtitle')}
      count={typeof total() === 'number' ? String(total()) : undefined}
    >
      <ListFrame
        name="acceptance"
        label={t('acceptance.title')}
        state={list}
        query={rounds}
        columns={columns()}
        rowKey={(round) => round.id}
        rowLabel={(round) => `${round.contractName} ${stageName(round)}`}
        rowHref={(round) => `/acceptance/${round.id}`}
        searchPlaceholder={t('acceptance.search')}
        viewChoices={['table', 'cards']}
        filters={[
          { key: 'mine', label: t('acceptance.mine'), kind: 'flag' as const },
          { key: 'status', label: t('acceptance.status'), options: statusOptions() },
          {
            key: 'stage',
            label: t('acceptance.stage'),
            search: searchStages,
            labelOf: (code) => {
              const row = rows().find(({ stageCode }) => stageCode === code);
              return row && stageName(row);
            },
          },
          {
            key: 'contract',
            label: t('acceptance.contract'),
            search: searchContracts,
            labelOf: (id) => rows().find(({ contractId }) => contractId === id)?.contractName,
          },
        ]}
        saved={useSavedViews('acceptance')}
        onExport={(format) => downloadList('acceptance', format, filters())}
        empty={
          <EmptyState icon={ShieldCheck} title={t('acceptance.empty')} hint={t('acceptance.emptyHint')} />
        }
      />
      <YieldCard />
    </Page>
  );
}
