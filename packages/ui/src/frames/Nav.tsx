import { A } from '@solidjs/router';
import ChevronRight from 'lucide-solid/icons/chevron-right';
import { createUniqueId, For, Index, type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { formatNumber } from '../i18n/format.ts';
import { uiText } from '../i18n/ui-text.ts';
import type { NavGroup, NavItem } from './AppFrame.tsx';
import { isFolded, setFolded } from './folded-groups.ts';

/** The places of the app in their groups. The group one is in is always open. */
export function Nav(props: { nav: readonly NavGroup[]; active: (href: string) => boolean }): JSX.Element {
  return (
    <nav aria-label={uiText('page.navigation')} class="grid gap-3">
      <Index each={props.nav.filter((group) => group.items.length > 0)}>
        {(group) => <Group group={group()} active={props.active} />}
      </Index>
    </nav>
  );
}

function Group(props: { group: NavGroup; active: (href: string) => boolean }): JSX.Element {
  const id = createUniqueId();
  const key = () => props.group.key ?? props.group.label ?? '';
  const within = () => props.group.items.some((item) => props.active(item.href));
  const open = () => !props.group.label || within() || !isFolded(key(), props.group.folded ?? false);
  return (
    <div>
      <Show when={props.group.label}>
        {(label) => (
          <Show
            when={!within()}
            fallback={<div class="flex items-center h-7 px-2.5 text-2xs text-ink-3">{label()}</div>}
          >
            <button
              type="button"
              class="group flex items-center gap-1 w-full h-7 px-2.5 rounded-md text-left text-2xs text-ink-3 hover:text-ink transition pointer-coarse:h-11"
              aria-expanded={open()}
              aria-controls={id}
              onClick={() => setFolded(key(), open())}
            >
              {label()}
              <ChevronRight
                class="size-3! transition"
                classList={{
                  'rotate-90 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100': open(),
                }}
                aria-hidden="true"
              />
            </button>
          </Show>
        )}
      </Show>
      <ul id={id} class="grid gap-0.5" classList={{ hidden: !open() }} aria-label={props.group.label}>
        <For each={props.group.items}>{(item) => <Place item={item} active={props.active(item.href)} />}</For>
      </ul>
    </div>
  );
}

function Place(props: { item: NavItem; active: boolean }): JSX.Element {
  return (
    <li>
      <A
        href={props.item.href}
        activeClass=""
        class="flex items-center gap-2.5 h-[34px] px-2.5 rounded-md text-sm transition pointer-coarse:h-11"
        classList={{
          'bg-accent-soft text-accent font-semibold': props.active,
          'text-ink-2 hover:bg-surface-2 hover:text-ink': !props.active,
        }}
      >
        <Dynamic component={props.item.icon} aria-hidden="true" />
        <span class="truncate">{props.item.label}</span>
        <Show when={props.item.count}>
          {(count) => (
            <span class="num ml-auto text-2xs font-semibold text-ink-3">{formatNumber(count())}</span>
          )}
        </Show>
      </A>
    </li>
  );
}
