import { A, useLocation } from '@solidjs/router';
import { For, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';

export interface Tab {
  /** Its word in the address bar. */
  value: string;
  label: string;
  count?: number;
}

/**
 * The sections of a page as links, so each has its own address: `?tab=tasks`. The first tab is the bare address.
 * Read the current one with `useTab(['overview', 'tasks'])`.
 */
export function Tabs(props: {
  tabs: readonly Tab[];
  value: string;
  param?: string;
  label?: string;
}): JSX.Element {
  const location = useLocation();
  const href = (tab: Tab) => {
    const search = new URLSearchParams();
    if (tab.value !== props.tabs[0]?.value) search.set(props.param ?? 'tab', tab.value);
    const text = search.toString();
    return location.pathname + (text ? `?${text}` : '');
  };
  return (
    <nav
      aria-label={props.label ?? uiText('page.sections')}
      class="mb-4 border-b border-line overflow-x-auto overflow-y-hidden [scrollbar-width:none]"
    >
      <ul class="flex gap-5 text-sm">
        <For each={props.tabs}>
          {(tab) => (
            <li>
              <A
                href={href(tab)}
                noScroll
                activeClass=""
                aria-current={tab.value === props.value ? 'page' : undefined}
                class="flex items-center gap-1.5 py-2 whitespace-nowrap text-ink-3 hover:text-ink -outline-offset-2 pointer-coarse:py-3"
                classList={{
                  'text-ink! font-semibold shadow-[inset_0_-2px_var(--accent)]': tab.value === props.value,
                }}
              >
                {tab.label}
                <Show when={tab.count !== undefined}>
                  <span class="num text-xs text-ink-3">{tab.count}</span>
                </Show>
              </A>
            </li>
          )}
        </For>
      </ul>
    </nav>
  );
}
