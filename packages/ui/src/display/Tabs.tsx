import { useLocation } from '@solidjs/router';
import { createSignal, Index, type JSX, Show } from 'solid-js';
import { uiText } from '../i18n/ui-text.ts';
import { keepInSight } from './keep-in-sight.ts';

export interface Tab {
  /** Its word in the address bar. */
  value: string;
  label: string;
  count?: number;
}

/** Sections that belong together. A group of one is that section under its own name. */
export interface TabGroup {
  label: string;
  tabs: readonly Tab[];
}

// Plain links, which the router follows all the same: its own <A> calls every link to this page the current one.
// And by index, so that the link that was followed keeps the focus while counts and the current one change.

/** The address of a section: the first one is the bare address of the page. */
function useSectionHref(param: () => string | undefined, first: () => string | undefined) {
  const location = useLocation();
  return (value: string) => {
    const search = new URLSearchParams();
    if (value !== first()) search.set(param() ?? 'tab', value);
    const text = search.toString();
    return location.pathname + (text ? `?${text}` : '');
  };
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
  const href = useSectionHref(
    () => props.param,
    () => props.tabs[0]?.value,
  );
  return (
    <TabRow
      label={props.label ?? uiText('page.sections')}
      items={props.tabs.map((tab) => ({
        ...tab,
        href: href(tab.value),
        current: tab.value === props.value ? 'page' : undefined,
      }))}
    />
  );
}

/**
 * Many sections, in groups: the groups as tabs, the sections of the current one below them. Each section has its own
 * address as with `Tabs`; a group leads to its first section.
 */
export function GroupedTabs(props: {
  groups: readonly TabGroup[];
  value: string;
  param?: string;
}): JSX.Element {
  const href = useSectionHref(
    () => props.param,
    () => props.groups[0]?.tabs[0]?.value,
  );
  const holds = (group: TabGroup) => group.tabs.some((tab) => tab.value === props.value);
  const current = () => props.groups.find(holds);
  return (
    <>
      <TabRow
        label={uiText('page.sections')}
        items={props.groups.map((group) => ({
          label: group.label,
          count: group.tabs.length === 1 ? group.tabs[0]?.count : undefined,
          href: href(group.tabs[0]?.value ?? ''),
          // The page itself is the section below, where there are several.
          current: holds(group) ? (group.tabs.length === 1 ? 'page' : 'true') : undefined,
        }))}
      />
      <Show when={(current()?.tabs.length ?? 0) > 1 && current()}>
        {(group) => <Segments label={group().label} tabs={group().tabs} value={props.value} href={href} />}
      </Show>
    </>
  );
}

interface RowItem {
  label: string;
  count?: number;
  href: string;
  current?: 'page' | 'true';
}

const sideways =
  'overflow-x-auto overflow-y-hidden [scrollbar-width:none] fade-sideways max-sm:-mx-3.5 max-sm:px-3.5';

function TabRow(props: { label: string; items: readonly RowItem[] }): JSX.Element {
  const [row, setRow] = createSignal<HTMLElement>();
  keepInSight(row, () => props.items.find((item) => item.current)?.href);
  return (
    <nav
      ref={setRow}
      aria-label={props.label}
      data-print="hide"
      class={`mb-4 shadow-[inset_0_-1px_var(--line)] ${sideways}`}
    >
      <ul class="flex gap-5 w-max min-w-full text-sm">
        <Index each={props.items}>
          {(item) => (
            <li>
              <a
                href={item().href}
                noScroll
                aria-current={item().current}
                class="flex items-center gap-1.5 py-2 whitespace-nowrap text-ink-3 hover:text-ink -outline-offset-2 pointer-coarse:py-3"
                classList={{
                  'text-ink! font-semibold shadow-[inset_0_-2px_var(--accent)]': item().current !== undefined,
                }}
              >
                {item().label}
                <Count of={item().count} />
              </a>
            </li>
          )}
        </Index>
      </ul>
    </nav>
  );
}

/** The sections of one group, side by side in one box. */
function Segments(props: {
  label: string;
  tabs: readonly Tab[];
  value: string;
  href: (value: string) => string;
}): JSX.Element {
  const [row, setRow] = createSignal<HTMLElement>();
  keepInSight(row, () => props.value);
  return (
    <nav ref={setRow} aria-label={props.label} data-print="hide" class={`mb-4 ${sideways}`}>
      <ul class="inline-flex gap-0.5 p-0.5 rounded-md bg-surface-2 border border-line text-sm">
        <Index each={props.tabs}>
          {(tab) => (
            <li>
              <a
                href={props.href(tab().value)}
                noScroll
                aria-current={tab().value === props.value ? 'page' : undefined}
                class="flex items-center gap-1.5 h-7 px-3 rounded-[6px] whitespace-nowrap transition -outline-offset-2 pointer-coarse:h-10 pointer-coarse:px-3.5"
                classList={{
                  'bg-surface text-ink font-semibold shadow-[0_0_0_1px_var(--line-strong)]':
                    tab().value === props.value,
                  'text-ink-2 hover:text-ink': tab().value !== props.value,
                }}
              >
                {tab().label}
                <Count of={tab().count} />
              </a>
            </li>
          )}
        </Index>
      </ul>
    </nav>
  );
}

function Count(props: { of?: number }): JSX.Element {
  return (
    <Show when={props.of !== undefined}>
      <span class="num text-xs font-normal text-ink-3">{props.of}</span>
    </Show>
  );
}
