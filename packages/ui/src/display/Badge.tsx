import X from 'lucide-solid/icons/x';
import { type JSX, Show } from 'solid-js';
import { Dynamic } from 'solid-js/web';
import { uiText } from '../i18n/ui-text.ts';
import type { Icon } from './icon.ts';
import { type Status, statusTone } from './status.ts';

/** `neutral`, `accent`, or one of the six status colours (only where it means that state). */
export type Tone = Status | 'neutral' | 'accent';

/** A word in a pill: a department, a count, a kind. For states use `StatusBadge`. */
export function Badge(props: {
  tone?: Tone;
  icon?: Icon;
  children: JSX.Element;
  /** Makes it a chip that can be taken away; `name` says what goes. */
  onRemove?: () => void;
  name?: string;
}): JSX.Element {
  return (
    <span
      class={`inline-flex items-center gap-1.5 h-[22px] px-2 rounded-full text-xs font-medium whitespace-nowrap ${toneClass(props.tone)}`}
    >
      <Show when={props.icon}>
        {(icon) => <Dynamic component={icon()} class="size-[13px]" aria-hidden="true" />}
      </Show>
      {props.children}
      <Show when={props.onRemove}>
        <button
          type="button"
          class="-mr-1 rounded-full p-0.5 hover:bg-surface"
          aria-label={uiText('actions.remove', { name: props.name ?? '' })}
          onClick={() => props.onRemove?.()}
        >
          <X class="size-3" aria-hidden="true" />
        </button>
      </Show>
    </span>
  );
}

function toneClass(tone: Tone = 'neutral'): string {
  if (tone === 'neutral') return 'text-ink-2 bg-surface-2';
  if (tone === 'accent') return 'text-accent bg-accent-soft';
  return statusTone[tone];
}
