import { A, useLocation } from '@solidjs/router';
import Ellipsis from 'lucide-solid/icons/ellipsis';
import Search from 'lucide-solid/icons/search';
import WifiOff from 'lucide-solid/icons/wifi-off';
import { createEffect, createSignal, For, type JSX, lazy, on, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from '../display/icon.ts';
import { isApple } from '../display/Kbd.tsx';
import { uiText } from '../i18n/ui-text.ts';
import { ToastRegion } from '../overlays/toast.tsx';
import { BrandMark } from './BrandMark.tsx';
import { Nav } from './Nav.tsx';
import { setBrandName } from './Page.tsx';

const Drawer = lazy(() => import('../overlays/Drawer.tsx').then((m) => ({ default: m.Drawer })));

export interface NavItem {
  href: string;
  label: string;
  icon: Icon;
  /** A number after the label: what waits there. */
  count?: number;
  /** Also one of the (at most four) places in the tab bar of a phone. */
  tabbar?: boolean;
}

export interface NavGroup<Item extends NavItem = NavItem> {
  /** Over the group; none for the first. A group under a heading can be folded away. */
  label?: string;
  /** What it is remembered by in this browser, whatever the language. */
  key?: string;
  /** Folded until somebody opens it: places one seldom goes. */
  folded?: boolean;
  items: readonly Item[];
}

export interface AppFrameProps {
  brand: { name: string; logoUrl?: string };
  nav: readonly NavGroup[];
  /** Opens the palette; the search box in the top bar is its button. */
  onSearch: () => void;
  searchLabel: string;
  /** Right end of the top bar: language, notices, the person's menu. */
  topRight: JSX.Element;
  /** Shows the 'offline' pill. */
  offline?: boolean;
  children: JSX.Element;
}

/** The staff app's frame: rail, top bar, content; on a phone a tab bar and everything else behind 'More'. */
export function AppFrame(props: AppFrameProps): JSX.Element {
  const location = useLocation();
  const [more, setMore] = createSignal(false);
  const tabs = () => props.nav.flatMap((group) => group.items).filter((item) => item.tabbar);
  const active = (href: string) =>
    href === '/' ? location.pathname === '/' : `${location.pathname}/`.startsWith(`${href.split('?')[0]}/`);
  setBrandName(() => props.brand.name);
  createEffect(
    on(
      () => location.pathname,
      () => setMore(false),
      { defer: true },
    ),
  );
  return (
    <div class="min-h-dvh sm:grid sm:grid-cols-[var(--rail)_minmax(0,1fr)] print:block">
      <SkipLink />
      <aside
        data-print="hide"
        class="hidden sm:flex flex-col gap-0.5 sticky top-0 h-dvh overflow-y-auto bg-surface border-r border-line px-2.5 py-3"
      >
        <A
          href="/"
          class="flex items-center gap-2.5 px-2 pt-1.5 pb-3.5 font-bold tracking-[-.01em] rounded-md"
        >
          <BrandMark name={props.brand.name} logoUrl={props.brand.logoUrl} />
          <span class="line-clamp-2 leading-tight">{props.brand.name}</span>
        </A>
        <Nav nav={props.nav} active={active} />
      </aside>
      <div class="min-w-0 flex flex-col">
        <header
          data-print="hide"
          class="sticky top-0 z-30 flex items-center gap-3 h-[var(--topbar)] px-3.5 sm:px-6 bg-surface border-b border-line"
        >
          <button
            type="button"
            class="flex items-center gap-2 h-8 pointer-coarse:h-9 flex-1 min-w-0 sm:flex-none sm:w-[340px] px-2.5 border border-line rounded-md bg-canvas text-sm text-ink-3 hover:border-line-strong transition"
            onClick={() => props.onSearch()}
          >
            <Search aria-hidden="true" />
            <span class="truncate">{props.searchLabel}</span>
            <span class="ml-auto px-1.5 border border-line rounded-[4px] text-2xs whitespace-nowrap pointer-coarse:hidden">
              {isApple ? '⌘K' : 'Ctrl K'}
            </span>
          </button>
          <OfflinePill shown={props.offline ?? false} />
          <div class="ml-auto flex items-center gap-1.5 sm:gap-2">{props.topRight}</div>
        </header>
        <main id="main" tabindex="-1" class="flex-1 min-w-0 outline-none">
          {props.children}
        </main>
      </div>
      <nav
        data-print="hide"
        aria-label={uiText('page.navigation')}
        class="sm:hidden fixed inset-x-0 bottom-0 z-40 flex justify-around bg-surface border-t border-line pb-[env(safe-area-inset-bottom)] text-2xs"
      >
        <For each={tabs().slice(0, 4)}>
          {(item) => (
            <A
              href={item.href}
              class="grid justify-items-center content-center gap-0.5 h-14 min-w-16 px-2"
              classList={{ 'text-accent font-semibold': active(item.href), 'text-ink-3': !active(item.href) }}
              aria-current={active(item.href) ? 'page' : undefined}
            >
              <Dynamic component={item.icon} class="size-[18px]" aria-hidden="true" />
              {item.label}
            </A>
          )}
        </For>
        <button
          type="button"
          class="grid justify-items-center content-center gap-0.5 h-14 min-w-16 px-2 text-ink-3"
          aria-expanded={more()}
          onClick={() => setMore(true)}
        >
          <Ellipsis class="size-[18px]" aria-hidden="true" />
          {uiText('actions.more')}
        </button>
      </nav>
      <Show when={more()}>
        <Drawer open={more()} onClose={() => setMore(false)} title={props.brand.name}>
          <Nav nav={props.nav} active={active} />
        </Drawer>
      </Show>
      <ToastRegion />
    </div>
  );
}

/** The first thing Tab reaches: past the navigation, straight to the content. */
export function SkipLink(): JSX.Element {
  return (
    <button
      type="button"
      class="sr-only focus:not-sr-only focus:fixed focus:z-[90] focus:top-2 focus:left-2 focus:px-3 focus:py-2 focus:rounded-md focus:bg-surface focus:shadow-pop"
      onClick={() => document.getElementById('main')?.focus()}
    >
      {uiText('page.skip')}
    </button>
  );
}

/** Says that live updates are cut off and being restored. */
export function OfflinePill(props: { shown: boolean }): JSX.Element {
  return (
    <span role="status" class="contents">
      <Show when={props.shown}>
        <span class="inline-flex items-center gap-1.5 h-6 px-2.5 rounded-full bg-attention-soft text-attention text-xs font-medium whitespace-nowrap">
          <WifiOff class="size-3.5" aria-hidden="true" />
          <span class="max-sm:sr-only">{uiText('connection.offline')}</span>
        </span>
      </Show>
    </span>
  );
}
