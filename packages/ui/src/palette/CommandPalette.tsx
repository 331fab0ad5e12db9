// biome-ignore-all lint/a11y/useKeyWithClickEvents: the text box has the focus and handles every key for the list
// biome-ignore-all lint/a11y/useSemanticElements: a fieldset is not allowed inside a listbox
import { Dialog } from '@kobalte/core/dialog';
import Search from 'lucide-solid/icons/search';
import {
  createEffect,
  createMemo,
  createSignal,
  createUniqueId,
  For,
  type JSX,
  on,
  onCleanup,
  Show,
} from 'solid-js';
import { Dynamic } from 'solid-js/web';
import type { Icon } from '../display/icon.ts';
import { Kbd } from '../display/Kbd.tsx';
import { filterOptions } from '../fields/create-options.ts';
import { uiText } from '../i18n/ui-text.ts';
import { focusReturn } from '../overlays/focus-return.ts';

export interface PaletteItem {
  id: string;
  label: string;
  /** A second word at the right: number, department. */
  note?: string;
  icon?: Icon;
  onSelect: () => void;
}

export interface PaletteSource {
  /** The heading of its results. */
  label: string;
  /** Known entries, filtered by what is typed: pages, commands. */
  items?: readonly PaletteItem[];
  /** Asked 150 ms after the last key, from two characters on (one Han character is enough). */
  search?: (text: string, signal: AbortSignal) => Promise<readonly PaletteItem[]>;
}

export interface CommandPaletteProps {
  open: boolean;
  onClose: () => void;
  sources: readonly PaletteSource[];
}

const worthAsking = (text: string) => text.length >= 2 || /\p{Script=Han}/u.test(text);

/** Reaches everything by typing: pages, commands, and what the server finds. Loaded when first opened. */
export function CommandPalette(props: CommandPaletteProps): JSX.Element {
  const focus = focusReturn(() => props.open);
  // Answers are kept by the source they came from, so the sources must stay the same objects while it is open.
  const sources = createMemo(() => props.sources);
  const list = createUniqueId();
  const [text, setText] = createSignal('');
  const [at, setAt] = createSignal(0);
  const [found, setFound] = createSignal<ReadonlyMap<PaletteSource, readonly PaletteItem[]>>(new Map());
  const [searching, setSearching] = createSignal(false);
  let running: AbortController | undefined;
  let timer: number | undefined;

  const ask = async (wanted: string) => {
    running = new AbortController();
    const { signal } = running;
    await Promise.allSettled(
      sources().map(async (source) => {
        const items = await source.search?.(wanted, signal);
        if (items && !signal.aborted) setFound((before) => new Map(before).set(source, items));
      }),
    );
    if (!signal.aborted) setSearching(false);
  };
  createEffect(
    on(text, (typed) => {
      window.clearTimeout(timer);
      running?.abort();
      setAt(0);
      setFound(new Map());
      const wanted = typed.trim();
      const asks = worthAsking(wanted) && sources().some((source) => source.search);
      setSearching(asks);
      if (asks) timer = window.setTimeout(() => void ask(wanted), 150);
    }),
  );
  onCleanup(() => {
    window.clearTimeout(timer);
    running?.abort();
  });

  const groups = createMemo(() =>
    sources()
      .map((source) => {
        const options = (source.items ?? []).map((item) => ({
          value: item.id,
          label: item.label,
          note: item.note,
          item,
        }));
        const known = filterOptions(options, text()).map(
          (option) => (option as (typeof options)[number]).item,
        );
        return { label: source.label, items: [...known, ...(found().get(source) ?? [])].slice(0, 12) };
      })
      .filter((group) => group.items.length > 0),
  );
  const flat = createMemo(() => groups().flatMap((group) => group.items));
  const pick = (item: PaletteItem | undefined) => {
    if (!item) return;
    props.onClose();
    item.onSelect();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && flat().length > 0) {
      event.preventDefault();
      setAt((at() + step + flat().length) % flat().length);
      document.getElementById(`${list}-${at()}`)?.scrollIntoView({ block: 'nearest' });
    } else if (event.key === 'Enter') {
      event.preventDefault();
      pick(flat()[at()]);
    }
  };
  return (
    <Dialog open={props.open} onOpenChange={(open) => !open && props.onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay class="fixed inset-0 z-50 bg-[rgb(10_14_18/.45)] appear" />
        <div class="fixed inset-0 z-50 flex justify-center items-start sm:pt-[12vh] sm:px-4 pointer-events-none">
          <Dialog.Content
            onCloseAutoFocus={focus.onCloseAutoFocus}
            class="pointer-events-auto floating appear w-full sm:max-w-[600px] max-h-dvh sm:max-h-[64dvh] flex flex-col overflow-hidden max-sm:rounded-none max-sm:h-dvh outline-none"
          >
            <Dialog.Title class="sr-only">{uiText('palette.title')}</Dialog.Title>
            <div class="flex items-center gap-3 px-4 border-b border-line">
              <Search class="text-ink-3" aria-hidden="true" />
              <input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls={list}
                aria-activedescendant={flat().length > 0 ? `${list}-${at()}` : undefined}
                aria-label={uiText('palette.placeholder')}
                autocomplete="off"
                class="flex-1 h-[52px] bg-transparent outline-none text-lg"
                placeholder={uiText('palette.placeholder')}
                value={text()}
                onInput={(event) => setText(event.currentTarget.value)}
                onKeyDown={onKeyDown}
              />
              <button
                type="button"
                class="rounded-sm"
                aria-label={`Esc: ${uiText('actions.close')}`}
                onClick={() => props.onClose()}
              >
                <Kbd>Esc</Kbd>
              </button>
            </div>
            <div
              id={list}
              role="listbox"
              aria-label={uiText('palette.title')}
              aria-busy={searching()}
              class="overflow-y-auto p-1.5"
            >
              <For each={groups()}>
                {(group) => (
                  <div role="group" aria-label={group.label}>
                    <div class="px-2.5 pt-2 pb-1 text-2xs text-ink-3">{group.label}</div>
                    <For each={group.items}>
                      {(item) => {
                        const index = () => flat().indexOf(item);
                        return (
                          <div
                            id={`${list}-${index()}`}
                            role="option"
                            tabIndex={-1}
                            aria-selected={index() === at()}
                            class="menu-item h-10"
                            data-highlighted={index() === at() ? '' : undefined}
                            onPointerMove={() => setAt(index())}
                            onClick={() => pick(item)}
                          >
                            <Show when={item.icon}>
                              {(icon) => <Dynamic component={icon()} class="text-ink-3" aria-hidden="true" />}
                            </Show>
                            <span class="flex-1 min-w-0 truncate">{item.label}</span>
                            <Show when={item.note}>
                              <span class="num text-xs text-ink-3 truncate">{item.note}</span>
                            </Show>
                          </div>
                        );
                      }}
                    </For>
                  </div>
                )}
              </For>
              <Show when={flat().length === 0}>
                <p role="status" class="px-2.5 py-6 text-center text-sm text-ink-3">
                  {searching() ? uiText('palette.searching') : uiText('palette.nothing', { text: text() })}
                </p>
              </Show>
            </div>
          </Dialog.Content>
        </div>
      </Dialog.Portal>
    </Dialog>
  );
}
