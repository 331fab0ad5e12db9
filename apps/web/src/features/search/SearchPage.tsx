import { Button, Card, EmptyState, formatDate, Loaded, Page } from '@millwright/ui';
import { A, useSearchParams } from '@solidjs/router';
import { useInfiniteQuery } from '@tanstack/solid-query';
import Search from 'lucide-solid/icons/search';
import { createSignal, For, type JSX, onCleanup, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { api } from '../../api.ts';
import { t } from '../../i18n/index.ts';
import { useMay } from '../../session.tsx';
import {
  type FoundRecord,
  hrefOf,
  kindIcons,
  marked,
  nameOf,
  SEARCH_KINDS,
  type SearchAnswer,
  type SearchKind,
} from './search.model.ts';

/** How long after the last key the server is asked. */
const PAUSE_MS = 250;
const FEW = 5;

/** Everything one may read, by what is in it: the best of each kind, or one kind to its end. */
export default function SearchPage(): JSX.Element {
  const may = useMay();
  const [address, setAddress] = useSearchParams<{ q?: string; kind?: string }>();
  const query = () => (address.q ?? '').trim();
  const kind = () => SEARCH_KINDS.find((one) => one === address.kind);
  const readable = () => SEARCH_KINDS.filter((one) => may(`${one}.read`));
  const [typed, setTyped] = createSignal(address.q ?? '');
  let timer: number | undefined;
  onCleanup(() => window.clearTimeout(timer));
  const ask = (text: string) => {
    setTyped(text);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => setAddress({ q: text.trim() || undefined }, { replace: true }), PAUSE_MS);
  };
  const found = useInfiniteQuery(() => ({
    ...api.search.find.infinite({
      query: query(),
      ...(kind() ? { kind: kind() } : {}),
      limit: kind() ? 20 : FEW,
    }),
    getNextPageParam: (last: SearchAnswer) => (kind() ? (last.kinds[0]?.nextCursor ?? undefined) : undefined),
    enabled: query() !== '',
  }));
  return (
    <Page title={t('search.title')} subtitle={t('search.subtitle')}>
      <div class="grid gap-4 max-w-4xl">
        <label class="flex items-center gap-2 h-10 px-3 rounded-md border border-line-strong bg-surface focus-within:outline-2 focus-within:outline-focus">
          <Search class="size-4 text-ink-3" aria-hidden="true" />
          <input
            type="search"
            class="flex-1 min-w-0 bg-transparent outline-none"
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            maxlength={200}
            autofocus
            value={typed()}
            onInput={(event) => ask(event.currentTarget.value)}
          />
        </label>
        <fieldset aria-label={t('search.kind')} class="flex flex-wrap gap-1">
          <Facet
            label={t('search.all')}
            on={kind() === undefined}
            onSelect={() => setAddress({ kind: undefined }, { replace: true })}
          />
          <For each={readable()}>
            {(one) => (
              <Facet
                label={t(`search.kinds.${one}`)}
                on={kind() === one}
                onSelect={() => setAddress({ kind: one }, { replace: true })}
              />
            )}
          </For>
        </fieldset>
        <Show when={query() !== ''} fallback={<p class="text-sm text-ink-3">{t('search.hint')}</p>}>
          <Loaded
            query={found}
            isEmpty={(answer) =>
              answer.pages.every((page) => page.kinds.every(({ items }) => items.length === 0))
            }
            empty={
              <EmptyState title={t('search.nothing', { query: query() })} hint={t('search.nothingHint')} />
            }
          >
            {(answer) => (
              <div class="grid gap-4">
                <For each={groupsOf(answer().pages)}>
                  {(group) => (
                    <Card
                      flush
                      title={t(`search.kinds.${group.kind}`)}
                      more={
                        <Show when={!kind() && group.hasMore}>
                          <Button size="sm" variant="ghost" onClick={() => setAddress({ kind: group.kind })}>
                            {t('search.more')}
                          </Button>
                        </Show>
                      }
                    >
                      <ul class="divide-y divide-line">
                        <For each={group.items}>
                          {(item) => <Row item={item} words={answer().pages[0]?.words ?? []} />}
                        </For>
                      </ul>
                    </Card>
                  )}
                </For>
                <Show when={found.hasNextPage}>
                  <div>
                    <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                      {t('search.further')}
                    </Button>
                  </div>
                </Show>
              </div>
            )}
          </Loaded>
        </Show>
      </div>
    </Page>
  );
}

/** Pages of one kind are one list. */
function groupsOf(
  pages: readonly SearchAnswer[],
): { kind: SearchKind; items: FoundRecord[]; hasMore: boolean }[] {
  return (pages[0]?.kinds ?? []).map(({ kind, nextCursor }) => ({
    kind,
    hasMore: nextCursor !== null,
    items: pages.flatMap((page) => page.kinds.find((one) => one.kind === kind)?.items ?? []),
  }));
}

function Facet(props: { label: string; on: boolean; onSelect: () => void }): JSX.Element {
  return (
    <button
      type="button"
      aria-pressed={props.on}
      class="h-8 pointer-coarse:h-10 px-3 rounded-md text-sm font-medium transition"
      classList={{
        'bg-accent-soft text-accent': props.on,
        'text-ink-2 hover:bg-surface-2': !props.on,
      }}
      onClick={() => props.onSelect()}
    >
      {props.label}
    </button>
  );
}

function Row(props: { item: FoundRecord; words: readonly string[] }): JSX.Element {
  const facts = () =>
    [
      props.item.kind === 'Contract'
        ? null
        : props.item.contractNo && `${props.item.contractNo} ${props.item.contractName ?? ''}`,
      formatDate(props.item.updatedAt),
    ].filter(Boolean);
  return (
    <li class="flex gap-3 px-4 py-2.5">
      <Dynamic
        component={kindIcons[props.item.kind]}
        class="size-4 mt-1 shrink-0 text-ink-3"
        aria-hidden="true"
      />
      <div class="min-w-0">
        <A href={hrefOf(props.item)} class="font-medium hover:text-accent break-words">
          <Marked text={nameOf(props.item)} words={props.words} />
        </A>
        <Show when={props.item.number}>
          {(number) => (
            <span class="ml-2 text-sm text-ink-2 num">
              <Marked text={numberOf(props.item, number())} words={props.words} />
            </span>
          )}
        </Show>
        <Show when={props.item.excerpt}>
          {(excerpt) => (
            <p class="text-sm text-ink-2 break-words">
              <Marked text={excerpt()} words={props.words} />
            </p>
          )}
        </Show>
        <p class="text-xs text-ink-3 num truncate">{facts().join(' · ')}</p>
      </div>
    </li>
  );
}

/** A round is counted; everything else has a number of its own. */
const numberOf = ({ kind }: FoundRecord, number: string) =>
  kind === 'Acceptance' ? t('search.round', { number }) : number;

function Marked(props: { text: string; words: readonly string[] }): JSX.Element {
  return (
    <For each={marked(props.text, props.words)}>
      {(piece) => (
        <Show when={piece.hit} fallback={piece.text}>
          <mark class="rounded-xs bg-accent-soft text-inherit font-semibold">{piece.text}</mark>
        </Show>
      )}
    </For>
  );
}
