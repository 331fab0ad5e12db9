import {
  Button,
  EmptyState,
  formatDate,
  formatPercent,
  ListSkeleton,
  Loaded,
  Page,
  ProgressBar,
  RelativeTime,
  uiText,
} from '@millwright/ui';
import { A } from '@solidjs/router';
import { useInfiniteQuery, useQuery } from '@tanstack/solid-query';
import { For, type JSX, Show } from 'solid-js';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { ContractStatus } from './ContractStatus.tsx';
import type { ContractRow } from './contract-types.ts';

/** Everything the firm shares with this customer, the next delivery on top. */
export default function MyContractsPage(): JSX.Element {
  const firm = useQuery(() => api.firm.get.options());
  const contracts = useInfiniteQuery(() => api.contracts.list.infinite({}));
  return (
    <Page title={t('portal.title')} subtitle={firm.isPending ? '' : firm.data?.customerName}>
      <Loaded
        query={contracts}
        fallback={<ListSkeleton />}
        isEmpty={(data) => data.pages[0]?.items.length === 0}
        empty={<EmptyState title={t('portal.emptyTitle')} hint={t('portal.emptyHint')} />}
      >
        {(data) => (
          <>
            <ul class="grid gap-3 sm:gap-4 sm:grid-cols-2">
              <For each={data().pages.flatMap((page) => page.items)}>
                {(contract) => (
                  <li>
                    <ContractCard contract={contract} />
                  </li>
                )}
              </For>
            </ul>
            <Show when={contracts.hasNextPage}>
              <Button
                class="mt-4"
                loading={contracts.isFetchingNextPage}
                onClick={() => void contracts.fetchNextPage()}
              >
                {uiText('list.loadMore')}
              </Button>
            </Show>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function ContractCard(props: { contract: ContractRow }): JSX.Element {
  return (
    <A
      href={`/contracts/${props.contract.id}`}
      class="block h-full bg-surface border border-line rounded-lg p-4 hover:border-line-strong transition"
    >
      <span class="flex items-start gap-3">
        <span class="flex-1 min-w-0">
          <span class="block text-xs text-ink-3 num">{props.contract.contractNo}</span>
          <span class="block text-lg font-bold break-words">{props.contract.name}</span>
        </span>
        <ContractStatus contract={props.contract} />
      </span>
      <span class="flex items-baseline gap-2 mt-3 mb-1.5">
        <span class="num text-2xl font-bold tracking-[-.02em]">{formatPercent(props.contract.progress)}</span>
        <span class="ml-auto text-xs text-ink-3 num">
          <Show when={props.contract.deliveredOn} fallback={<PromisedDate contract={props.contract} />}>
            {(day) => t('portal.deliveredOn', { date: formatDate(day()) })}
          </Show>
        </span>
      </span>
      <ProgressBar value={props.contract.progress} label={props.contract.name} size="lg" />
      <Show when={props.contract.lastProgressAt}>
        {(at) => (
          <span class="block mt-2 text-xs text-ink-3">
            {t('portal.updated')} <RelativeTime value={at()} />
          </span>
        )}
      </Show>
    </A>
  );
}

function PromisedDate(props: { contract: ContractRow }): JSX.Element {
  return (
    <Show when={props.contract.promisedDate}>
      {(day) => t('portal.promisedOn', { date: formatDate(day()) })}
    </Show>
  );
}
