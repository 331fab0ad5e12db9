import { useNavigate } from '@solidjs/router';
import { createMemo, type JSX, Match, onCleanup, onMount, Show, Switch } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { isLost } from '../data/Loaded.tsx';
import { EmptyState } from '../display/EmptyState.tsx';
import { ErrorState } from '../display/ErrorState.tsx';
import { ListSkeleton } from '../display/Skeleton.tsx';
import { formatNumber } from '../i18n/format.ts';
import { uiText } from '../i18n/ui-text.ts';
import { isNarrow } from '../theme/media.ts';
import { CardsView } from './CardsView.tsx';
import { createColumnChoice } from './column-choice.ts';
import { BulkBar, ListToolbar } from './ListToolbar.tsx';
import { handleListKey } from './list-keys.ts';
import type { ListView } from './list-state.ts';
import type { ListFrameProps } from './list-types.ts';
import { SavedViewTabs } from './SavedViewTabs.tsx';
import { createViewsOfList } from './saved-views.ts';
import { createSelection } from './selection.ts';
import { TableView } from './TableView.tsx';

/**
 * The one frame of all lists: search, filters, sort, columns, views, selection with bulk actions, export, keyboard,
 * paging by 'load more'. On a phone rows become cards. The page brings the query and the columns.
 */
export function ListFrame<Row, F extends string = string>(props: ListFrameProps<Row, F>): JSX.Element {
  // Inside, the filters' exact names no longer matter.
  const frame = props as unknown as ListFrameProps<Row>;
  const navigate = useNavigate();
  const pages = () => (props.query.isPending ? [] : (props.query.data?.pages ?? []));
  const rows = createMemo(() => pages().flatMap((page) => [...page.items]));
  const total = () => pages()[0]?.total;
  const columns = createColumnChoice(
    props.name,
    // Made once a language, not once a row.
    createMemo(() => props.columns),
  );
  const views = props.saved && createViewsOfList(props.name, props.saved, frame.state, columns);
  const selection = createSelection(rows, (row) => props.rowKey(row), props.state.signature);
  const selectable = () => ((props.bulk?.length ?? 0) > 0 ? selection : undefined);
  const view = (): ListView => {
    if (isNarrow()) return 'cards';
    const wanted = props.state.view();
    const choices = props.viewChoices ?? ['table'];
    return wanted && choices.includes(wanted) ? wanted : (choices[0] ?? 'table');
  };
  const open = (row: Row) => {
    const href = props.rowHref?.(row);
    if (href) navigate(href);
    else props.onOpen?.(row);
  };
  let root!: HTMLDivElement;
  let search: HTMLInputElement | undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    handleListKey(event, root, {
      toggle: (key) => selectable()?.toggle(key),
      open: (key) => {
        const row = rows().find((one) => props.rowKey(one) === key);
        if (row) open(row);
      },
      focusSearch: () => search?.focus(),
    });
  };
  onMount(() => document.addEventListener('keydown', onKeyDown));
  onCleanup(() => document.removeEventListener('keydown', onKeyDown));

  return (
    <div ref={root}>
      <Show when={views}>{(some) => <SavedViewTabs views={some()} />}</Show>
      <Show
        when={selectable() && selection.keys().size > 0}
        fallback={
          <ListToolbar
            frame={frame}
            columns={columns}
            view={view()}
            views={views}
            searchRef={(input) => {
              search = input;
            }}
          />
        }
      >
        <BulkBar selection={selection} actions={props.bulk ?? []} />
      </Show>
      <Switch>
        <Match when={props.query.isPending}>
          <div class="bg-surface border border-line rounded-lg overflow-hidden">
            <ListSkeleton />
          </div>
        </Match>
        <Match when={isLost(props.query) || (props.query.isError && rows().length === 0)}>
          <div class="bg-surface border border-line rounded-lg">
            <ErrorState error={props.query.error} onRetry={() => void props.query.refetch()} />
          </div>
        </Match>
        <Match when={rows().length === 0}>
          <div class="bg-surface border border-line rounded-lg">
            <Nothing frame={frame} />
          </div>
        </Match>
        <Match when={rows().length > 0}>
          <div
            class="transition-opacity"
            classList={{ 'opacity-60': props.query.isPlaceholderData }}
            aria-busy={props.query.isPlaceholderData}
          >
            <Show
              when={view() === 'table'}
              fallback={
                <CardsView
                  frame={frame}
                  rows={rows()}
                  columns={columns.shown()}
                  selection={selectable()}
                  open={open}
                  dense={view() === 'list'}
                />
              }
            >
              <div
                class="bg-surface border border-line rounded-lg overflow-auto min-h-56 print:max-h-none"
                classList={{
                  'max-h-[calc(100dvh-190px)]': !views?.tabs(),
                  'max-h-[calc(100dvh-240px)]': views?.tabs(),
                }}
              >
                <TableView
                  frame={frame}
                  rows={rows()}
                  columns={columns.shown()}
                  selection={selectable()}
                  open={open}
                />
              </div>
            </Show>
          </div>
          <footer class="flex items-center gap-3 min-h-8 mt-3 text-xs text-ink-3 num" data-print="hide">
            <Show when={props.query.hasNextPage}>
              <Button
                loading={props.query.isFetchingNextPage}
                onClick={() => void props.query.fetchNextPage()}
              >
                {uiText('list.loadMore')}
              </Button>
            </Show>
            <span role="status">
              <Show
                when={typeof total() === 'number'}
                fallback={uiText(props.query.hasNextPage ? 'list.shown' : 'list.total', {
                  count: rows().length,
                })}
              >
                {props.query.hasNextPage
                  ? `${formatNumber(rows().length)} / ${uiText('list.total', { count: total() ?? 0 })}`
                  : uiText('list.total', { count: total() ?? 0 })}
              </Show>
            </span>
          </footer>
        </Match>
      </Switch>
    </div>
  );
}

function Nothing<Row>(props: { frame: ListFrameProps<Row> }): JSX.Element {
  return (
    <Show
      when={props.frame.state.narrowed()}
      fallback={
        props.frame.empty ?? <EmptyState title={uiText('list.empty')} hint={uiText('list.emptyHint')} />
      }
    >
      <EmptyState title={uiText('list.noMatch')} hint={uiText('list.noMatchHint')}>
        <Button onClick={() => props.frame.state.clear()}>{uiText('list.clearFilters')}</Button>
      </EmptyState>
    </Show>
  );
}
