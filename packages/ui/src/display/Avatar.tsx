import { For, type JSX, Show } from 'solid-js';
import { formatList } from '../i18n/format.ts';
import { Tooltip } from '../overlays/Tooltip.tsx';

/** One Han character, or the initials. */
export function initials(name: string): string {
  const trimmed = name.trim();
  if (/\p{Script=Han}/u.test(trimmed[0] ?? '')) return trimmed[0] ?? '?';
  const words = trimmed.split(/\s+/);
  return ((words[0]?.[0] ?? '?') + (words.length > 1 ? (words.at(-1)?.[0] ?? '') : '')).toUpperCase();
}

const box = { sm: 'size-6 text-2xs', md: 'size-7 text-xs', lg: 'size-10 text-md' };

/** A person as a disc with the first character. The name stands beside it, or is its title. */
export function Avatar(props: { name: string; size?: 'sm' | 'md' | 'lg' }): JSX.Element {
  return (
    <span
      aria-hidden="true"
      // Drawn, not written: whoever copies or listens gets the name beside it, without a stray letter before.
      data-initials={initials(props.name)}
      class={`grid place-items-center shrink-0 rounded-full bg-surface-2 text-ink-2 font-semibold before:content-[attr(data-initials)] ${box[props.size ?? 'md']}`}
    />
  );
}

/** A person: disc and name, with an optional second line (department, role). */
export function Person(props: { name: string; note?: string; size?: 'sm' | 'md' }): JSX.Element {
  return (
    <span class="inline-flex items-center gap-2 min-w-0">
      <Avatar name={props.name} size={props.size ?? 'sm'} />
      <span class="min-w-0">
        <span class="block truncate">{props.name}</span>
        <Show when={props.note}>
          <span class="block truncate text-xs font-normal text-ink-3">{props.note}</span>
        </Show>
      </span>
    </span>
  );
}

/** Several people in one line: at most `max` discs, then '+3', all names in the tooltip. */
export function People(props: { names: readonly string[]; max?: number }): JSX.Element {
  const max = () => props.max ?? 3;
  const all = () => formatList(props.names);
  return (
    <Show when={props.names.length > 0}>
      <Tooltip text={all()}>
        <span class="inline-flex -space-x-1.5" role="img" aria-label={all()}>
          <For each={props.names.slice(0, max())}>
            {(name) => (
              <span class="grid rounded-full ring-2 ring-surface">
                <Avatar name={name} size="sm" />
              </span>
            )}
          </For>
          <Show when={props.names.length > max()}>
            <span class="grid place-items-center size-6 rounded-full bg-surface-2 text-2xs text-ink-2 ring-2 ring-surface num">
              +{props.names.length - max()}
            </span>
          </Show>
        </span>
      </Tooltip>
    </Show>
  );
}
