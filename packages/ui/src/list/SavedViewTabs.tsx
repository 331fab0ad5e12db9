import UsersRound from 'lucide-solid/icons/users-round';
import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';
import { SavedViewMenu } from './SavedViewMenu.tsx';
import type { SavedView, ViewsOfList } from './saved-views.ts';

/** The views of a list, a click each; a click on the open one goes back to the list as it comes. */
export function SavedViewTabs(props: { views: ViewsOfList }): JSX.Element {
  const isCurrent = (view: SavedView) => props.views.current()?.id === view.id;
  const toggle = (view: SavedView) =>
    isCurrent(view) && !props.views.changed() ? props.views.close() : props.views.open(view);
  return (
    <Show when={props.views.tabs()}>
      <div
        class="flex items-center gap-1 mb-3 min-h-9 pointer-coarse:min-h-11 border-b border-line"
        data-print="hide"
      >
        <fieldset
          aria-label={uiText('list.savedViews')}
          class="flex flex-1 min-w-0 gap-1 -mb-px overflow-x-auto [scrollbar-width:none] max-sm:-ml-3.5 max-sm:pl-3.5"
        >
          <For each={props.views.items()}>
            {(view) => (
              <button
                type="button"
                aria-pressed={isCurrent(view)}
                class="inline-flex items-center gap-1.5 h-9 pointer-coarse:h-11 px-3 border-b-2 text-sm font-medium whitespace-nowrap shrink-0 max-w-[280px] transition"
                classList={{
                  'border-accent text-accent': isCurrent(view),
                  'border-transparent text-ink-2 hover:text-ink': !isCurrent(view),
                }}
                onClick={() => toggle(view)}
              >
                <span class="truncate">{view.name}</span>
                <Show when={view.shared}>
                  <UsersRound class="size-3.5 shrink-0 text-ink-3" aria-hidden="true" />
                  <span class={view.mine ? 'sr-only' : 'text-xs font-normal text-ink-3'}>
                    {view.mine ? uiText('list.sharedByMe') : uiText('list.sharedBy', { name: view.byName })}
                  </span>
                </Show>
                <Show when={isCurrent(view) && props.views.changed()}>
                  <span class="text-xs font-normal text-ink-3">{uiText('list.viewChanged')}</span>
                </Show>
              </button>
            )}
          </For>
        </fieldset>
        <SavedViewMenu views={props.views} />
      </div>
    </Show>
  );
}
