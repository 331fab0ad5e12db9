import Columns3 from 'lucide-solid/icons/columns-3';
import LayoutGrid from 'lucide-solid/icons/layout-grid';
import Rows3 from 'lucide-solid/icons/rows-3';
import Search from 'lucide-solid/icons/search';
import Table2 from 'lucide-solid/icons/table-2';
import X from 'lucide-solid/icons/x';
import { createEffect, createSignal, For, type JSX, on, onCleanup, Show } from 'solid-js';
import { Button } from '../actions/Button.tsx';
import { IconButton } from '../actions/IconButton.tsx';
import type { Icon } from '../display/icon.ts';
import { uiText } from '../i18n/ui-text.ts';
import { Menu } from '../overlays/Menu.tsx';
import { showError } from '../overlays/toast.tsx';
import { isNarrow } from '../theme/media.ts';
import type { ColumnChoice } from './column-choice.ts';
import { ExportMenu } from './ExportMenu.tsx';
import { FilterChip } from './FilterChip.tsx';
import type { ListState, ListView } from './list-state.ts';
import type { BulkAction, ListFrameProps } from './list-types.ts';
import { SavedViewMenu } from './SavedViewMenu.tsx';
import type { ViewsOfList } from './saved-views.ts';
import type { Selection } from './selection.ts';

const viewIcons: Record<ListView, Icon> = { table: Table2, list: Rows3, cards: LayoutGrid };
const viewNames = { table: 'list.viewTable', list: 'list.viewList', cards: 'list.viewCards' } as const;

/** Above every list: search, filters, saved views, and at the right what changes its looks. */
export function ListToolbar<Row>(props: {
  frame: ListFrameProps<Row>;
  columns: ColumnChoice<Row>;
  view: ListView;
  /** The views of this list, where it keeps some. */
  views?: ViewsOfList;
  searchRef: (input: HTMLInputElement) => void;
}): JSX.Element {
  const choices = () => props.frame.viewChoices ?? [];
  return (
    <div class="flex flex-wrap items-center gap-2 mb-3" data-print="hide">
      <Show when={props.frame.searchable !== false}>
        <SearchBox
          state={props.frame.state}
          placeholder={props.frame.searchPlaceholder}
          ref={props.searchRef}
        />
      </Show>
      <Show when={(props.frame.filters ?? []).length > 0}>
        <div class="flex items-center gap-2 min-w-0 max-sm:order-last max-sm:overflow-x-auto max-sm:-mx-3.5 max-sm:px-3.5 max-sm:w-[calc(100%+28px)] max-sm:py-1 [scrollbar-width:none] sm:flex-wrap">
          <For each={props.frame.filters}>
            {(filter) => <FilterChip filter={filter} state={props.frame.state as ListState} />}
          </For>
          <Show when={props.frame.state.narrowed()}>
            <Button variant="ghost" onClick={() => props.frame.state.clear()}>
              {uiText('list.clearFilters')}
            </Button>
          </Show>
        </div>
      </Show>
      <div class="ml-auto flex items-center gap-1">
        <Show when={!props.views?.tabs() && props.views}>{(views) => <SavedViewMenu views={views()} />}</Show>
        <Show when={choices().length > 1 && !isNarrow()}>
          <fieldset aria-label={uiText('list.view')} class="flex p-0.5 mx-1 rounded-md bg-surface-2">
            <For each={choices()}>
              {(view) => (
                <IconButton
                  icon={viewIcons[view]}
                  label={uiText(viewNames[view])}
                  aria-pressed={props.view === view}
                  class={props.view === view ? 'size-7! bg-surface text-ink' : 'size-7!'}
                  onClick={() => props.frame.state.setView(view)}
                />
              )}
            </For>
          </fieldset>
        </Show>
        <Show when={props.view === 'table'}>
          <Menu
            trigger={(attributes) => (
              <IconButton {...attributes} icon={Columns3} label={uiText('list.columns')} />
            )}
            entries={[
              { heading: uiText('list.columns') },
              ...props.frame.columns
                .filter((column) => column.card !== 'title')
                .map((column) => ({
                  label: column.header,
                  checked: props.columns.isShown(column.key),
                  onSelect: () => props.columns.toggle(column.key),
                })),
              'separator',
              { label: uiText('list.resetColumns'), onSelect: () => props.columns.reset() },
            ]}
          />
        </Show>
        <Show when={props.frame.onExport}>
          {(onExport) => <ExportMenu filtered onExport={(format) => onExport()(format)} />}
        </Show>
      </div>
    </div>
  );
}

function SearchBox(props: {
  state: Pick<ListState, 'search' | 'setSearch'>;
  placeholder?: string;
  ref: (input: HTMLInputElement) => void;
}): JSX.Element {
  const [text, setText] = createSignal(props.state.search());
  let timer: number | undefined;
  // A link or the back button may change the search from outside; typing must not be overtaken by its own echo.
  createEffect(on(props.state.search, (outside) => timer === undefined && setText(outside), { defer: true }));
  onCleanup(() => window.clearTimeout(timer));
  const type = (next: string) => {
    setText(next);
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      timer = undefined;
      props.state.setSearch(next);
    }, 250);
  };
  return (
    <label class="control flex items-center gap-2 w-auto! min-h-8! h-8 pointer-coarse:h-10! flex-1 sm:flex-none sm:w-[240px]! text-sm! pointer-coarse:text-md!">
      <Search class="text-ink-3" aria-hidden="true" />
      <span class="sr-only">{uiText('list.search')}</span>
      <input
        ref={props.ref}
        type="search"
        class="flex-1 min-w-0 bg-transparent outline-none [&::-webkit-search-cancel-button]:hidden"
        placeholder={props.placeholder ?? uiText('list.search')}
        value={text()}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          if (text()) type('');
          else event.currentTarget.blur();
        }}
      />
      <Show when={text()}>
        <button
          type="button"
          aria-label={uiText('actions.clear')}
          class="text-ink-3 hover:text-ink"
          onClick={() => type('')}
        >
          <X class="size-3.5" aria-hidden="true" />
        </button>
      </Show>
    </label>
  );
}

/** Takes the toolbar's place while rows are selected. */
export function BulkBar<Row>(props: {
  selection: Selection<Row>;
  actions: readonly BulkAction<Row>[];
}): JSX.Element {
  const [busy, setBusy] = createSignal<string>();
  const run = async (action: BulkAction<Row>) => {
    setBusy(action.label);
    try {
      if ((await action.onSelect(props.selection.rows())) !== false) props.selection.clear();
    } catch (error) {
      showError(error);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <div
      class="flex flex-wrap items-center gap-2 mb-3 min-h-8"
      role="toolbar"
      aria-label={uiText('list.selected', { count: props.selection.keys().size })}
    >
      <span class="num text-sm font-semibold mr-2" role="status">
        {uiText('list.selected', { count: props.selection.keys().size })}
      </span>
      <For each={props.actions}>
        {(action) => (
          <Button
            icon={action.icon}
            variant={action.danger ? 'danger' : 'secondary'}
            loading={busy() === action.label}
            disabled={busy() !== undefined}
            onClick={() => void run(action)}
          >
            {action.label}
          </Button>
        )}
      </For>
      <Button variant="ghost" onClick={() => props.selection.clear()}>
        {uiText('list.clearSelection')}
      </Button>
    </div>
  );
}
